-- Which of the given bad rows were read again by batches before this one. The keys come as two arrays of equal length.
SELECT DISTINCT bad_row
FROM replays
WHERE batch < {batch:UInt64}
    AND (project_id, bad_row) IN (
        SELECT tupleElement(key, 1), tupleElement(key, 2)
        FROM (SELECT arrayJoin(arrayZip({projects:Array(UInt64)}, {ids:Array(UUID)})) AS key)
    )
