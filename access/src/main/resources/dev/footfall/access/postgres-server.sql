select
  current_setting('server_version') as version,
  cast(current_setting('server_version_num') as integer) as number,
  current_setting('server_encoding') as encoding
