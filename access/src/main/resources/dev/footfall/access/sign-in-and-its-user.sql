select users.*, s.id as sign_in_id, s.csrf_token, s.last_used_at
from sign_ins s
join users on users.id = s.user_id
where s.sha256 = :sha256 and s.expires_at > :now and not users.blocked
