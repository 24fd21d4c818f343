-- Which of the given events were stored by batches before this one (law: Once). The keys come as two
-- arrays of equal length.
SELECT DISTINCT project_id, event_id, event_fingerprint
FROM events
WHERE batch < {batch:UInt64}
    AND (project_id, event_id) IN (
        SELECT tupleElement(key, 1), tupleElement(key, 2)
        FROM (SELECT arrayJoin(arrayZip({projects:Array(UInt64)}, {ids:Array(UUID)})) AS key)
    )
