insert into repositories (
  project_id, url, sealed_credentials, branch, fetch_minutes, sealed_webhook_secret,
  refuses_broken, configuration_project_id, fetched_at, succeeded_at, problem)
values (
  :project, :url, :credentials, :branch, :fetch_minutes, :webhook_secret,
  :refuses_broken, :configuration_project, :fetched_at, :succeeded_at, :problem)
on conflict (project_id) do update set
  url = excluded.url,
  sealed_credentials = excluded.sealed_credentials,
  branch = excluded.branch,
  fetch_minutes = excluded.fetch_minutes,
  sealed_webhook_secret = excluded.sealed_webhook_secret,
  refuses_broken = excluded.refuses_broken,
  configuration_project_id = excluded.configuration_project_id,
  fetched_at = excluded.fetched_at,
  succeeded_at = excluded.succeeded_at,
  problem = excluded.problem
