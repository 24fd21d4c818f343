-- Parts of several batches have a file for each column again: merging one-file parts of up to 128 MiB took memory that
-- kept growing through the first minutes under load. A batch's own part stays one file.
ALTER TABLE events MODIFY SETTING min_bytes_for_wide_part = 67108864;
