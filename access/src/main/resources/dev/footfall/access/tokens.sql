select *
from personal_access_tokens
where user_id = :user
order by id desc
limit :limit offset :offset
