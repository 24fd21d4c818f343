select users.*, t.id as token_id, t.scopes, coalesce(t.last_used_at, 0) as last_used_at
from personal_access_tokens t
join users on users.id = t.user_id
where t.sha256 = :sha256
  and (t.expires_at is null or t.expires_at > :now)
  and not t.revoked
  and not users.blocked
