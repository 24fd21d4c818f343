select count(*)
from projects
where :admin or id in (select project_id from members where user_id = :user)
