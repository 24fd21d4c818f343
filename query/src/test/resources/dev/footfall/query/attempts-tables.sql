CREATE TABLE everything AS events ENGINE = Merge(footfall, '^events$');
CREATE VIEW through_everything AS SELECT * FROM everything;
CREATE VIEW past_the_filter AS SELECT * FROM events SETTINGS additional_table_filters = {};
CREATE VIEW every_event AS SELECT * FROM events;
CREATE TABLE from_a_file (a String) ENGINE = File(CSV);
CREATE DICTIONARY people (project_id UInt64, user_id String) PRIMARY KEY project_id SOURCE(CLICKHOUSE(TABLE 'events' DB 'footfall')) LAYOUT(HASHED()) LIFETIME(0)
