-- A browser somebody signed in with. Times are milliseconds since 1970 in UTC.
create table sign_ins (
  id ${id},
  user_id bigint not null references users (id) on delete cascade,
  sha256 char(64) not null unique,
  csrf_token varchar(64) not null,
  created_at bigint not null,
  expires_at bigint not null
);
create index sign_ins_user on sign_ins (user_id);
