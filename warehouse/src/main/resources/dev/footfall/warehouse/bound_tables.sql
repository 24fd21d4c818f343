-- Every table and view that holds rows of projects: what the project filter must name.
SELECT concat(database, '.', table)
FROM system.columns
WHERE database = 'footfall' AND name = 'project_id'
ORDER BY 1
