-- Secrets are encrypted from here on. The older columns are emptied by the first start, which has the key.
alter table projects add column sealed_server_secret varchar(255);
alter table replaced_keys add column sealed varchar(255);
alter table instance_secrets add column sealed varchar(255);
