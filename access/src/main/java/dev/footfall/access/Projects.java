package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;
import static dev.footfall.access.AccessException.Kind.MISSING;
import static dev.footfall.access.AccessException.Kind.TAKEN;

import dev.footfall.access.AuditEvent.Change;
import dev.footfall.event.Project;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The projects.
 *
 * <p>Every request of a tracker looks its project up. {@link #byAppId}, {@link #byId} and {@link
 * #byPath} therefore answer from a view in memory that is replaced as a whole when a project
 * changes: they take no lock and never wait for the database.
 */
public final class Projects {
  private final Jdbi jdbi;
  private final AuditLog log;
  private final ProjectSecrets secrets;
  private final InstantSource clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile ProjectView view = ProjectView.EMPTY;

  Projects(Jdbi jdbi, AuditLog log, ProjectSecrets secrets, InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.secrets = secrets;
    this.clock = clock;
    refresh();
  }

  /**
   * Makes a project; its creator becomes its owner, except for the operator, who is no user.
   *
   * @param name what people call it; empty: the path's last part
   * @param started whether product analytics starts at once; else the project has no keys yet
   * @throws AccessException if the name is too long or the path is taken
   */
  public ProjectDetails create(User creator, ProjectPath path, String name, boolean started) {
    if (name.length() > 255) {
      throw new AccessException(INVALID, "name must have at most 255 characters");
    }
    var made = jdbi.inTransaction(handle -> create(handle, creator, path, name, started));
    refresh();
    return made;
  }

  /**
   * Changes a project.
   *
   * @param change from what its settings are to what they shall be; runs within the transaction
   * @throws AccessException if there is no such project
   */
  public ProjectDetails update(User actor, long project, UnaryOperator<ProjectSettings> change) {
    var changed =
        jdbi.inTransaction(
            handle -> {
              var before = details(handle, project).orElseThrow(Projects::missing).settings();
              var after = change.apply(before);
              ProjectRow.write(handle, project, after);
              ProjectRow.changes(before, after)
                  .forEach(line -> log.record(handle, actor, project, line));
              return details(handle, project).orElseThrow(Projects::missing);
            });
    refresh();
    return changed;
  }

  /**
   * The project whose public key that is or, for a while after it was rotated, was; then its app id
   * is the old one. From memory.
   */
  public Optional<Project> byAppId(String appId) {
    return view.byAppId(appId, clock.millis());
  }

  /** The project whose private key that is, or was and is accepted for a while. From memory. */
  public Optional<Project> byServerSecret(String secret) {
    return view.byServerSecret(secret, clock.millis());
  }

  /** Whether the project collects nothing and is read-only. From memory. */
  public boolean archived(long project) {
    return view.archived(project);
  }

  /** The branch of a project's repository whose head counts. From memory. */
  public String defaultBranch(long project) {
    return view.defaultBranch(project);
  }

  /** By project for how many days its events are kept; without those kept for ever. From memory. */
  public Map<Long, Integer> retentionDays() {
    return view.retentionDays();
  }

  /** The project with that number. From memory. */
  public Optional<Project> byId(long id) {
    return view.byId(id);
  }

  /** The project at that path, whatever the case. From memory. */
  public Optional<Project> byPath(String path) {
    return view.byPath(path);
  }

  /** The project with that number, in full. */
  public Optional<ProjectDetails> details(long id) {
    return jdbi.withHandle(handle -> details(handle, id));
  }

  Optional<ProjectDetails> details(Handle handle, long id) {
    return handle
        .createQuery("select * from projects where id = :id")
        .bind("id", id)
        .map((row, context) -> details(row))
        .findOne();
  }

  /**
   * The projects a user may see, in the order they were made: their own, or all of them for an
   * administrator.
   *
   * @param offset how many to leave out
   * @param limit how many at most
   */
  public List<ProjectDetails> visibleTo(User user, long offset, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Database.statement("visible-projects"))
                .bind("user", user.id())
                .bind("admin", user.admin())
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> details(row))
                .list());
  }

  /** How many projects a user may see. */
  public long visibleTo(User user) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Database.statement("count-visible-projects"))
                .bind("user", user.id())
                .bind("admin", user.admin())
                .mapTo(Long.class)
                .one());
  }

  private ProjectDetails create(
      Handle handle, User creator, ProjectPath path, String name, boolean started) {
    refuseTaken(handle, path);
    long id =
        handle
            .createQuery(Database.statement("create-project"))
            .bind("path", path.toString())
            .bind("name", name.isBlank() ? path.name() : name.strip())
            .bind("app_id", started ? RandomKey.appId() : null)
            .bind("now", clock.millis())
            .mapTo(Long.class)
            .one();
    if (started) {
      secrets.write(handle, id, RandomKey.secret());
    }
    var made = details(handle, id).orElseThrow(Projects::missing);
    if (!creator.equals(User.OPERATOR)) {
      Members.insert(handle, made.id(), creator.id(), Role.OWNER);
    }
    log.record(handle, creator, made.id(), new Change("project_created", made.path(), "", ""));
    return made;
  }

  private static void refuseTaken(Handle handle, ProjectPath path) {
    int taken =
        handle
            .createQuery("select count(*) from projects where lower(path) = lower(:path)")
            .bind("path", path.toString())
            .mapTo(Integer.class)
            .one();
    if (taken > 0) {
      throw new AccessException(TAKEN, "There is a project at " + path + " already");
    }
  }

  private static AccessException missing() {
    return new AccessException(MISSING, "404 Project Not Found");
  }

  /** Shows everybody how the projects stand now. */
  void refresh() {
    refreshing.lock();
    try {
      view = jdbi.inTransaction(handle -> new ProjectView(all(handle), replaced(handle)));
    } finally {
      refreshing.unlock();
    }
  }

  private List<ProjectDetails> all(Handle handle) {
    return handle.createQuery("select * from projects").map((row, context) -> details(row)).list();
  }

  private List<ReplacedKey> replaced(Handle handle) {
    return handle
        .createQuery("select * from replaced_keys")
        .map(
            (row, context) ->
                new ReplacedKey(
                    row.getLong("project_id"),
                    KeyKind.of(row.getString("kind")).orElseThrow(),
                    secrets.replaced(row),
                    row.getLong("accepted_until")))
        .list();
  }

  private ProjectDetails details(ResultSet row) throws SQLException {
    return ProjectRow.details(row, secrets.of(row));
  }
}
