insert into project_data_sources (project_id, name, value, sealed)
values (:project, :name, :value, :sealed)
