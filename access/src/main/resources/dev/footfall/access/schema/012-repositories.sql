-- The branch of a project's repository whose head counts.
alter table projects add column default_branch varchar(255) not null default 'main';

-- What was set for a project's repository. Without a row: pushed to, and what is broken is taken.
create table repositories (
  project_id bigint primary key references projects (id) on delete cascade,
  -- what is followed; empty: nothing, it is pushed to
  url varchar(1000) not null,
  -- user name and password for it, encrypted
  sealed_credentials varchar(4000),
  -- the branch there that counts; empty: the one its own repository says
  branch varchar(255) not null,
  -- between two fetches; 0: by webhook alone
  fetch_minutes integer not null,
  sealed_webhook_secret varchar(255),
  refuses_broken boolean not null,
  -- whose definitions count in the place of its own
  configuration_project_id bigint references projects (id) on delete set null,
  -- of the last fetch and of the last that brought it up to date; 0: there was none
  fetched_at bigint not null,
  succeeded_at bigint not null,
  -- what went wrong in the last fetch; empty: nothing
  problem varchar(600) not null
);
create index repositories_configuration_project on repositories (configuration_project_id);
