select count(*)
from users
where admin and not blocked and id <> :id
