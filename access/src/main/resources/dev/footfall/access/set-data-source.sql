insert into project_data_sources (project_id, name, value, sealed)
values (:project, :name, :value, :sealed)
on conflict (project_id, name) do update set value = excluded.value, sealed = excluded.sealed
