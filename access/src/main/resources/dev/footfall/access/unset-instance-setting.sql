delete from instance_settings where name = :name
