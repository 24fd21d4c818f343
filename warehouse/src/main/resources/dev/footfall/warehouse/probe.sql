-- Whether the engine can make a table, force a row to disk and delete it again, at this moment.
CREATE TABLE IF NOT EXISTS probe (at DateTime64(3, 'UTC')) ENGINE = MergeTree ORDER BY tuple()
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
INSERT INTO probe SELECT now64(3);
DROP TABLE probe SYNC
