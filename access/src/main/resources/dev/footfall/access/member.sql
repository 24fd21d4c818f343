select users.*, m.access_level
from members m
join users on users.id = m.user_id
where m.project_id = :project and m.user_id = :user
