-- What was stored by a batch and later ones, of the last month: ids are known for a week at least (law: Once).
SELECT
    project_id,
    event_id,
    toUnixTimestamp64Milli(derived_tstamp) AS time,
    toUnixTimestamp64Milli(collector_tstamp) AS arrival
FROM events
WHERE batch >= {from:UInt64}
    AND collector_tstamp > (SELECT max(collector_tstamp) FROM events) - INTERVAL 31 DAY
