-- A page of bad rows, the newest first; of a payload its beginning.
SELECT
    received_at,
    reason,
    field,
    message,
    tracker,
    toValidUTF8(substring(payload, 1, {bytes:UInt32})),
    app_id,
    id,
    protocol,
    form != ''
FROM bad_rows
WHERE %s
ORDER BY received_at DESC, id
LIMIT {limit:UInt32} OFFSET {offset:UInt64}
