alter table projects add column archived boolean not null default false;

-- Keys that were replaced and are accepted for a while.
create table replaced_keys (
  id ${id},
  project_id bigint not null references projects (id) on delete cascade,
  -- app_id or server_secret
  kind varchar(16) not null,
  secret varchar(64) not null,
  accepted_until bigint not null
);
create index replaced_keys_project on replaced_keys (project_id);
