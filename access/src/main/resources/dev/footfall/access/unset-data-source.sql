delete from project_data_sources where project_id = :project and name = :name
