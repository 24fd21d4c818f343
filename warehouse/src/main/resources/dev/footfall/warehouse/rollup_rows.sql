-- The rows of a rollup: those of its source that meet a condition, added up.
SELECT
    %1$s.project_id AS project_id,
    %2$s AS bucket,
    %3$s
FROM %4$s AS %1$s
WHERE %5$s
GROUP BY %6$s
