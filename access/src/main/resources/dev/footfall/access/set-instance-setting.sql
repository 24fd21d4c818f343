insert into instance_settings (name, value, sealed)
values (:name, :value, :sealed)
on conflict (name) do update set value = excluded.value, sealed = excluded.sealed
