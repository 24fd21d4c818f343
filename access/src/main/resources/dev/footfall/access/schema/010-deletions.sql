-- Projects that are gone and whose events are still to be deleted.
create table deletions (
  project_id bigint primary key,
  requested_at bigint not null
);
