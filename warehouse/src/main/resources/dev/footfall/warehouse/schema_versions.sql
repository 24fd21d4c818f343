-- The schema's files that have been applied to this data, each once.
CREATE TABLE IF NOT EXISTS schema_versions
(
    number UInt32,
    name String,
    checksum String,
    applied_at DateTime64(3, 'UTC')
)
ENGINE = MergeTree
ORDER BY number
SETTINGS
    fsync_after_insert = 1,
    fsync_part_directory = 1;
