-- Who changed what. No reference to users or projects: what was done stays when they are gone.
create table audit_events (
  id ${id},
  -- 0: no project's, the instance's
  project_id bigint not null,
  author_id bigint not null,
  name varchar(64) not null,
  target varchar(600) not null,
  value_before varchar(600) not null,
  value_after varchar(600) not null,
  created_at bigint not null
);
create index audit_events_project on audit_events (project_id, id);
