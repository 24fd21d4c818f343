insert into features (name, project_id, value)
values (:name, :project, :value)
on conflict (name, project_id) do update set value = excluded.value
