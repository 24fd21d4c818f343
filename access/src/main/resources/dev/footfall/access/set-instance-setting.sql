insert into instance_settings (name, value, sealed)
values (:name, :value, :sealed)
