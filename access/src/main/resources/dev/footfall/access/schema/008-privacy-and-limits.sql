-- What a project keeps of its visitors: ignore, anonymise or drop those who ask not to be tracked,
-- how many parts of an address are masked, the names of the fields that are pseudonymised, with a
-- comma between them.
alter table projects add column do_not_track varchar(16) not null default 'ignore';
alter table projects add column ip_masking integer not null default 0;
alter table projects add column cookieless boolean not null default false;
alter table projects add column pseudonymised_fields varchar(1000) not null default '';

-- How many events it may send. null: what the instance says; 0: any number.
alter table projects add column events_per_minute bigint;
alter table projects add column monthly_events bigint;
