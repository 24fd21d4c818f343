-- How many events arrived in each of these months (UTC, as 202611), as far as batches before this one
-- stored them.
SELECT toYYYYMM(collector_tstamp) AS month, count()
FROM events
WHERE toYYYYMM(collector_tstamp) BETWEEN {first:UInt32} AND {last:UInt32}
    AND batch < {batch:UInt64}
GROUP BY month
