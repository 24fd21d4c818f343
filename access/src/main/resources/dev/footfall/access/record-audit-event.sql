insert into audit_events
  (project_id, author_id, name, target, value_before, value_after, created_at)
values (:project, :author, :name, :target, :before, :after, :now)
