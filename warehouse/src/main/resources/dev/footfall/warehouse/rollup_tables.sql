-- The tables of rollups and the views that feed them; comments say how far the tables are.
SELECT name, comment
FROM system.tables
WHERE database = currentDatabase() AND startsWith(name, {prefix:String})
ORDER BY name
