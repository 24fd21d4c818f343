insert into projects
  (path, name, app_id, server_secret, time_zone, retention_days, created_at)
values (:path, :name, :app_id, :server_secret, 'UTC', 0, :now)
returning *
