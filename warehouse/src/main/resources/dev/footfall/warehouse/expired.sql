-- Whether a row is older than its project keeps it; the project's time, in milliseconds, stands at its place in times.
-- The time of no project is later than `latest`, which spares the engine the months after it.
%1$s < fromUnixTimestamp64Milli({latest:Int64}, 'UTC')
    AND project_id IN {projects:Array(UInt64)}
    AND %1$s < fromUnixTimestamp64Milli(transform(project_id, {projects:Array(UInt64)}, {times:Array(Int64)}, toInt64(-1)), 'UTC')
