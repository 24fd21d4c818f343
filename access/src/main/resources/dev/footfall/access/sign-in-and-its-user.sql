select users.*, s.csrf_token
from sign_ins s
join users on users.id = s.user_id
where s.sha256 = :sha256 and s.expires_at > :now
