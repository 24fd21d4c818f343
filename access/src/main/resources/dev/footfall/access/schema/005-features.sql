-- Feature flags set by hand; what is not here follows.
create table features (
  name varchar(64) not null,
  -- 0: the instance
  project_id bigint not null,
  value boolean not null,
  primary key (name, project_id)
);
