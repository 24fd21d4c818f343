package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;
import static dev.footfall.access.AccessException.Kind.TAKEN;

import dev.footfall.access.AuditEvent.Change;
import dev.footfall.access.ProjectDetails.Keys;
import dev.footfall.event.Project;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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
  private final InstantSource clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile ProjectView view = ProjectView.EMPTY;

  Projects(Jdbi jdbi, AuditLog log, InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.clock = clock;
    refresh();
  }

  /**
   * Makes a project; its creator becomes its owner.
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

  /** The project whose public key that is. From memory. */
  public Optional<Project> byAppId(String appId) {
    return view.byAppId(appId);
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
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from projects where id = :id")
                .bind("id", id)
                .map((row, context) -> details(row))
                .findOne());
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
    var made =
        handle
            .createQuery(Database.statement("create-project"))
            .bind("path", path.toString())
            .bind("name", name.isBlank() ? path.name() : name.strip())
            .bind("app_id", started ? RandomKey.appId() : null)
            .bind("server_secret", started ? RandomKey.secret() : null)
            .bind("now", clock.millis())
            .map((row, context) -> details(row))
            .one();
    Members.insert(handle, made.id(), creator.id(), Role.OWNER);
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

  private void refresh() {
    refreshing.lock();
    try {
      view = new ProjectView(all());
    } finally {
      refreshing.unlock();
    }
  }

  private List<ProjectDetails> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from projects")
                .map((row, context) -> details(row))
                .list());
  }

  private static ProjectDetails details(ResultSet row) throws SQLException {
    return new ProjectDetails(
        row.getLong("id"),
        row.getString("path"),
        row.getString("name"),
        keys(row.getString("app_id"), row.getString("server_secret")),
        ZoneId.of(row.getString("time_zone")),
        row.getInt("retention_days"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }

  private static Optional<Keys> keys(@Nullable String appId, @Nullable String serverSecret) {
    return appId == null || serverSecret == null
        ? Optional.empty()
        : Optional.of(new Keys(appId, serverSecret));
  }
}
