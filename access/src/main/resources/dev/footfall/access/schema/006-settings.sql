-- What an administrator set; what is not here has its standard value.
create table instance_settings (
  name varchar(64) primary key,
  -- empty where sealed holds it
  value varchar(600) not null,
  -- a secret, encrypted; else null
  sealed varchar(4000)
);

-- What a project has of its own in place of the instance's.
create table project_data_sources (
  project_id bigint not null references projects (id) on delete cascade,
  name varchar(64) not null,
  value varchar(600) not null,
  sealed varchar(4000),
  primary key (project_id, name)
);
