-- The days in UTC of which earlier batches brought rows.
SELECT DISTINCT toDate(derived_tstamp) AS day FROM %1$s WHERE batch < %2$d ORDER BY day
