-- What storing a batch costs. Ids are found by project and time (KnownIds), not by a filter over all of them; and a
-- part of some batches is one file for all columns instead of two for each, all of which had to be forced.
ALTER TABLE events DROP INDEX IF EXISTS event_id_filter;
ALTER TABLE events MODIFY SETTING min_bytes_for_wide_part = 134217728;
