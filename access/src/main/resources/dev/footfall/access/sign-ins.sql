select *
from sign_ins
where user_id = :user and expires_at > :now
order by id desc
