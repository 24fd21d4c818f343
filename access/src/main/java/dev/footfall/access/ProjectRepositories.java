package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;
import static dev.footfall.access.AccessException.Kind.MISSING;

import dev.footfall.access.AuditEvent.Change;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What was set for the projects' repositories, and how the followed ones stand. Each dashboard's
 * answer asks, so the settings come from memory.
 */
public final class ProjectRepositories {
  private final Jdbi jdbi;
  private final AuditLog log;
  private final Projects projects;
  private final RepositoryRows rows;
  private final InstantSource clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Map<Long, RepositoryRows.Row> view = Map.of();

  ProjectRepositories(
      Jdbi jdbi, AuditLog log, Projects projects, Secrets secrets, InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.projects = projects;
    this.rows = new RepositoryRows(secrets);
    this.clock = clock;
    refresh();
  }

  /** What was set for a project. From memory. */
  public RepositorySettings of(long project) {
    return view.getOrDefault(project, RepositoryRows.Row.NONE).settings();
  }

  /** How a followed repository stands. From memory. */
  public LastFetch lastFetch(long project) {
    return view.getOrDefault(project, RepositoryRows.Row.NONE).fetch();
  }

  /** Those that follow another repository, by their projects' numbers. From memory. */
  public Map<Long, RepositorySettings> followed() {
    return view.entrySet().stream()
        .filter(entry -> entry.getValue().settings().followed())
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().settings()));
  }

  /**
   * Changes what is set; a project that follows another repository than before was not fetched yet.
   *
   * @param change from what is set to what shall be; runs within the transaction
   * @throws AccessException if there is no such project, or the configuration project is not one of
   *     its namespace
   */
  public RepositorySettings update(
      User actor, long project, UnaryOperator<RepositorySettings> change) {
    var changed =
        jdbi.inTransaction(
            handle -> {
              var path = path(handle, project);
              var row = rows.of(handle, project);
              var after = change.apply(row.settings());
              after
                  .configurationProject()
                  .ifPresent(other -> refuseOther(handle, project, path, other));
              boolean same = after.url().equals(row.settings().url());
              var fetch = same ? row.fetch() : LastFetch.NONE;
              rows.write(handle, project, new RepositoryRows.Row(after, fetch));
              RepositoryRows.changes(row.settings(), after)
                  .forEach(line -> log.record(handle, actor, project, line));
              return after;
            });
    refresh();
    return changed;
  }

  /** Makes a webhook's secret, in the place of the one there may be; it is shown this once. */
  public String newWebhookSecret(User actor, long project) {
    String secret = RandomKey.secret();
    update(actor, project, before -> before.withWebhookSecret(secret));
    return secret;
  }

  /**
   * Notes that a repository was fetched.
   *
   * @param problem what went wrong; empty: nothing
   */
  public void fetched(long project, String problem) {
    jdbi.useTransaction(
        handle -> {
          var row = rows.of(handle, project);
          if (row.settings().followed()) {
            var fetch = row.fetch().then(clock.instant(), problem);
            rows.write(handle, project, new RepositoryRows.Row(row.settings(), fetch));
          }
        });
    refresh();
  }

  /**
   * Sets the branch whose head counts.
   *
   * @throws AccessException if its name is too long, or there is no such project
   */
  public void setDefaultBranch(User actor, long project, String branch) {
    if (branch.length() > 255) {
      throw new AccessException(INVALID, "branch must have at most 255 characters");
    }
    jdbi.useTransaction(
        handle -> {
          String before =
              projects
                  .details(handle, project)
                  .map(ProjectDetails::defaultBranch)
                  .orElseThrow(ProjectRepositories::missing);
          if (!before.equals(branch)) {
            handle.execute("update projects set default_branch = ? where id = ?", branch, project);
            log.record(
                handle,
                actor,
                project,
                new Change("repository_updated", "default_branch", before, branch));
          }
        });
    projects.refresh();
  }

  /** Shows everybody how the repositories stand now. */
  void refresh() {
    refreshing.lock();
    try {
      view = jdbi.withHandle(rows::all);
    } finally {
      refreshing.unlock();
    }
  }

  private ProjectPath path(Handle handle, long project) {
    return projects
        .details(handle, project)
        .map(details -> ProjectPath.of(details.path()))
        .orElseThrow(ProjectRepositories::missing);
  }

  private void refuseOther(Handle handle, long project, ProjectPath path, long other) {
    boolean available =
        other != project
            && projects
                .details(handle, other)
                .map(details -> ProjectPath.of(details.path()).namespace())
                .filter(path.namespace()::equalsIgnoreCase)
                .isPresent();
    if (!available) {
      throw new AccessException(INVALID, "The selected project is not available");
    }
  }

  private static AccessException missing() {
    return new AccessException(MISSING, "404 Project Not Found");
  }
}
