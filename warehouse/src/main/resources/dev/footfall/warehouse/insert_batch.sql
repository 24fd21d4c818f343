-- A batch from its file into a table, as one block, under one token (law: Batches). Every setting that
-- decides how the rows are cut is named here, so that a repeat is cut the same way and changes nothing.
INSERT INTO %1$s (%2$s)
SELECT %2$s FROM file(%3$s, 'RowBinary', %4$s)
SETTINGS
    insert_deduplication_token = %5$s,
    insert_deduplicate = 1,
    insert_select_deduplicate = 1,
    deduplicate_blocks_in_dependent_materialized_views = 1,
    async_insert = 0,
    max_threads = 1,
    max_insert_threads = 1,
    max_block_size = %6$d,
    max_insert_block_size = %6$d,
    min_insert_block_size_rows = %6$d,
    min_insert_block_size_bytes = 0,
    input_format_parallel_parsing = 0,
    max_partitions_per_insert_block = 100,
    throw_on_max_partitions_per_insert_block = 1
