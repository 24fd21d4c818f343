insert into sign_ins
  (user_id, sha256, csrf_token, browser, created_at, last_used_at, expires_at)
values (:user, :sha256, :csrf_token, :browser, :now, :now, :expires)
returning id
