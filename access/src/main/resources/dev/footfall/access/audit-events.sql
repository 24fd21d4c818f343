select
  a.*,
  case when a.author_id = 0 then 'operator' else coalesce(users.username, '') end as author
from audit_events a
left join users on users.id = a.author_id
where :project = 0 or a.project_id = :project
order by a.id desc
limit :limit offset :offset
