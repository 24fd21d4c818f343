-- A day of history into a rollup, without haste: people's questions and the batches go first.
INSERT INTO %1$s
%2$s
SETTINGS
    insert_deduplicate = 0,
    max_threads = 1,
    max_insert_threads = 1,
    max_memory_usage = 1073741824,
    max_bytes_before_external_group_by = 268435456,
    log_comment = %3$s
