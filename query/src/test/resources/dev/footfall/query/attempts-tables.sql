CREATE VIEW past_the_filter AS SELECT * FROM events SETTINGS additional_table_filters = {};
CREATE VIEW every_event AS SELECT * FROM events
