insert into personal_access_tokens (user_id, name, scopes, sha256, created_at, expires_at)
values (:user, :name, :scopes, :sha256, :now, :expires)
returning *
