-- Which bad rows are looked for, of those that are bad still: what was read again is none any more.
id NOT IN (SELECT bad_row FROM replays)
AND ({reason:String} = '' OR reason = {reason:String})
AND ({field:String} = '' OR field = {field:String})
AND ({tracker:String} = '' OR tracker = {tracker:String})
AND (
    {text:String} = ''
    OR positionCaseInsensitiveUTF8(message, {text:String}) > 0
    OR positionCaseInsensitiveUTF8(payload, {text:String}) > 0
)
AND received_at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
AND received_at < fromUnixTimestamp64Milli({to:Int64}, 'UTC')
AND (empty({ids:Array(String)}) OR has({ids:Array(String)}, toString(id)))
