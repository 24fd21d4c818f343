insert into projects
  (path, name, app_id, time_zone, retention_days, created_at)
values (:path, :name, :app_id, 'UTC', 0, :now)
returning id
