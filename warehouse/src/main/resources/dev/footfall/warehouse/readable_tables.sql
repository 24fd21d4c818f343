-- What questions may read: all tables and views of the events' database, but neither its own book-keeping nor rollups, which
-- come and go.
SELECT
    tables.name,
    tables.engine,
    toUInt8(columns.table != '') AS project_bound,
    tables.as_select
FROM system.tables AS tables
LEFT JOIN (
    SELECT table FROM system.columns WHERE database = 'footfall' AND name = 'project_id'
) AS columns ON columns.table = tables.name
WHERE tables.database = 'footfall' AND tables.name != 'schema_versions' AND NOT startsWith(tables.name, 'rollup_')
ORDER BY tables.name
