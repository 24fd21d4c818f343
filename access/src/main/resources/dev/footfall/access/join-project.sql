insert into members (project_id, user_id, access_level)
values (:project, :user, :level)
on conflict (project_id, user_id) do update set access_level = excluded.access_level
