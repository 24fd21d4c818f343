-- What could not be read, with its reason: one row for each dev.footfall.event.BadRow.
CREATE TABLE IF NOT EXISTS bad_rows
(
    project_id UInt64 CODEC(ZSTD(1)),
    batch UInt64 CODEC(ZSTD(1)),
    id UUID,
    received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    protocol LowCardinality(String),
    reason LowCardinality(String),
    message String CODEC(ZSTD(1)),
    payload String CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received_at)
ORDER BY (project_id, received_at, id)
SETTINGS
    non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1;
