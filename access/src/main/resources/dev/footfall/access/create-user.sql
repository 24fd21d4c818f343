insert into users (username, email, name, password_hash, admin, created_at)
values (:username, :email, :name, :hash, :admin, :now)
returning *
