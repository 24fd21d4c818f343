-- A rollup's table. Its comment says how far it is: `filling` from history, or `whole`.
CREATE TABLE %1$s
(
    project_id UInt64 CODEC(ZSTD(1)),
    bucket DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    %2$s
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(bucket)
PRIMARY KEY (project_id, bucket)
ORDER BY (%3$s)
SETTINGS
    allow_nullable_key = 1,
    non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1
COMMENT 'filling'
