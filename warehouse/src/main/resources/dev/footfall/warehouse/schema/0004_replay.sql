-- What it takes to find bad rows, and to read them again. A bad row stays as it is; where it was read again, the replay
-- says so. Rows stored before have no record: they cannot be read again.
ALTER TABLE bad_rows
    ADD COLUMN IF NOT EXISTS record UInt64 DEFAULT 0 CODEC(ZSTD(1)),
    ADD COLUMN IF NOT EXISTS form LowCardinality(String),
    ADD COLUMN IF NOT EXISTS field LowCardinality(String)
        MATERIALIZED extract(message, '^([A-Za-z][A-Za-z_0-9.]{0,30}): '),
    ADD COLUMN IF NOT EXISTS tracker LowCardinality(String)
        MATERIALIZED coalesce(
            nullIf(extract(payload, '"tv"\\s*:\\s*"([^"\\\\]{1,255})"'), ''),
            nullIf(decodeURLFormComponent(extract(payload, '(?:^|[?&])tv=([^&\\s]{1,255})')), ''),
            extract(payload, '"library"\\s*:\\s*\\{\\s*"name"\\s*:\\s*"([^"\\\\]{1,255})"')),
    ADD COLUMN IF NOT EXISTS app_id String
        MATERIALIZED if(
            match(payload, '"aid"\\s*:\\s*"'),
            extract(payload, '"aid"\\s*:\\s*"([^"\\\\]{1,255})"'),
            decodeURLFormComponent(extract(payload, '(?:^|[?&])aid=([^&\\s]{1,255})')));

-- The requests that bad rows came in, each once (dev.footfall.event.Origin): without what could be read of them.
CREATE TABLE IF NOT EXISTS bad_requests
(
    project_id UInt64 CODEC(ZSTD(1)),
    batch UInt64 CODEC(ZSTD(1)),
    record UInt64 CODEC(ZSTD(1)),
    received_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    request String CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(received_at)
ORDER BY (project_id, record)
SETTINGS
    non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1;

-- The bad rows that were read again, each once, and what became of them (dev.footfall.warehouse.Replayed).
CREATE TABLE IF NOT EXISTS replays
(
    project_id UInt64 CODEC(ZSTD(1)),
    batch UInt64 CODEC(ZSTD(1)),
    bad_row UUID,
    asked_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    events UInt32 CODEC(ZSTD(1)),
    bad_rows UInt32 CODEC(ZSTD(1))
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(asked_at)
ORDER BY (project_id, bad_row)
SETTINGS
    non_replicated_deduplication_window = 10000,
    fsync_after_insert = 1,
    fsync_part_directory = 1;
