select *
from projects
where :admin or id in (select project_id from members where user_id = :user)
order by id
limit :limit offset :offset
