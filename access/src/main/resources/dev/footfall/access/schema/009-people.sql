-- Who may not come in any more, what a token was revoked for good, and where somebody is signed in.
alter table users add column blocked boolean not null default false;
alter table personal_access_tokens add column revoked boolean not null default false;
-- What people call the browser, such as "Firefox on Linux"; empty: it did not say.
alter table sign_ins add column browser varchar(64) not null default '';
-- To the hour; 0: not since it is recorded.
alter table sign_ins add column last_used_at bigint not null default 0;
