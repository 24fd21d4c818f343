update projects
set name = :name, time_zone = :time_zone, retention_days = :retention_days, archived = :archived
where id = :id
