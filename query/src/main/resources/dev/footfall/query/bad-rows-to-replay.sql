-- Bad rows with their requests, the oldest first, from the one after {after} on. What cannot be read again has no form.
WITH page AS
(
    SELECT id, received_at, reason, message, form, record, if(form = '', '', base64Encode(payload)) AS payload
    FROM bad_rows
    WHERE %s
    AND (
        {after:String} = ''
        OR (received_at, id) > (SELECT received_at, id FROM bad_rows WHERE toString(id) = {after:String} LIMIT 1)
    )
    ORDER BY received_at, id
    LIMIT {limit:UInt32}
)
SELECT page.id, page.reason, page.message, page.form, page.payload, page.record, base64Encode(requests.request)
FROM page
LEFT ANY JOIN
(
    SELECT record, request FROM bad_requests WHERE record IN (SELECT record FROM page WHERE form != '')
) AS requests ON requests.record = page.record
ORDER BY page.received_at, page.id
