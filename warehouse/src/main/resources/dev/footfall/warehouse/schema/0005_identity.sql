-- The user first seen on each device (law: Device, person, anonymous), for each day in UTC: the smallest
-- (time, id, user) of the day's events that have a user id. The smallest of all is the smallest of what any batches,
-- orders and repeats left, so the view may feed it row by row; the device's is the smallest of its days. A day's row
-- holds nothing of another day, so days can be deleted (retention). UUIDToNum compares as the ids' text does.
CREATE TABLE IF NOT EXISTS identity
(
    project_id UInt64 CODEC(ZSTD(1)),
    device String CODEC(ZSTD(1)),
    day DateTime('UTC') CODEC(ZSTD(1)),
    first SimpleAggregateFunction(min, Tuple(
        at DateTime64(3, 'UTC'),
        event FixedString(16),
        user_id String)) CODEC(ZSTD(1))
)
ENGINE = AggregatingMergeTree
ORDER BY (project_id, device, day)
SETTINGS
    non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1;

-- What is stored already. A second time changes nothing.
INSERT INTO identity
SELECT project_id, device, toStartOfDay(derived_tstamp) AS day, (derived_tstamp, UUIDToNum(event_id), user_id) AS first
FROM events
WHERE device != '' AND user_id != ''
SETTINGS insert_deduplicate = 0;

CREATE MATERIALIZED VIEW IF NOT EXISTS identity_feed TO identity AS
SELECT project_id, device, toStartOfDay(derived_tstamp) AS day, (derived_tstamp, UUIDToNum(event_id), user_id) AS first
FROM events
WHERE device != '' AND user_id != '';
