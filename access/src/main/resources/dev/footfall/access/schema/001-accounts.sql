-- Times are milliseconds since 1970 in UTC; "${id}" is how the product counts primary keys.
create table users (
  id ${id},
  username varchar(255) not null,
  email varchar(255) not null,
  name varchar(255) not null,
  -- empty: cannot sign in by password
  password_hash varchar(255) not null,
  admin boolean not null,
  created_at bigint not null
);
create unique index users_username on users (lower(username));
create unique index users_email on users (lower(email));

create table personal_access_tokens (
  id ${id},
  user_id bigint not null references users (id) on delete cascade,
  name varchar(255) not null,
  scopes varchar(255) not null,
  sha256 char(64) not null unique,
  created_at bigint not null,
  expires_at bigint,
  last_used_at bigint
);
create index personal_access_tokens_user on personal_access_tokens (user_id);

create table projects (
  id ${id},
  path varchar(511) not null,
  name varchar(255) not null,
  -- null: product analytics was not started
  app_id varchar(22) unique,
  server_secret varchar(64),
  time_zone varchar(64) not null,
  -- 0: for ever
  retention_days integer not null,
  created_at bigint not null
);
create unique index projects_path on projects (lower(path));

create table members (
  project_id bigint not null references projects (id) on delete cascade,
  user_id bigint not null references users (id) on delete cascade,
  access_level integer not null,
  primary key (project_id, user_id)
);
create index members_user on members (user_id);

create table instance_secrets (
  name varchar(64) primary key,
  secret varchar(255) not null
);
