-- What the projects' pseudonyms are made with. A deleted project's is needed until its events are deleted.
create table project_salts (
  project_id bigint primary key,
  sealed varchar(255) not null
);

-- What visitors without a cookie are recognised with on one day in UTC, such as 2026-11-22. It is deleted with its day.
create table daily_salts (
  utc_day char(10) primary key,
  sealed varchar(255) not null
);
