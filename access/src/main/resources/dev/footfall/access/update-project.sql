update projects
set
  name = :name,
  time_zone = :time_zone,
  retention_days = :retention_days,
  archived = :archived,
  do_not_track = :do_not_track,
  ip_masking = :ip_masking,
  cookieless = :cookieless,
  pseudonymised_fields = :pseudonymised_fields,
  events_per_minute = :events_per_minute,
  monthly_events = :monthly_events
where id = :id
