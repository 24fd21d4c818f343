-- What of a table is still being rewritten, and why the last try failed where one did.
SELECT latest_fail_reason
FROM system.mutations
WHERE database = currentDatabase() AND table = {table:String} AND NOT is_done
