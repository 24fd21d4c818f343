update users
set name = :name, email = :email, admin = :admin, blocked = :blocked
where id = :id
