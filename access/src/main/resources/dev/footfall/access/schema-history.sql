create table if not exists schema_history (
  number integer primary key,
  file varchar(255) not null,
  applied_at bigint not null
)
