-- Which of the given events were stored by batches before this one (law: Once). The keys come as three
-- arrays of equal length, and are those of the table, so that only their rows are read; times in milliseconds.
SELECT DISTINCT project_id, event_id, event_fingerprint
FROM events
WHERE batch < {batch:UInt64}
    AND (project_id, derived_tstamp, event_id) IN (
        SELECT tupleElement(key, 1), fromUnixTimestamp64Milli(tupleElement(key, 2), 'UTC'), tupleElement(key, 3)
        FROM (
            SELECT arrayJoin(arrayZip({projects:Array(UInt64)}, {times:Array(Int64)}, {ids:Array(UUID)})) AS key
        )
    )
