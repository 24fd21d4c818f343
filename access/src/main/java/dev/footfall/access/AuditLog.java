package dev.footfall.access;

import dev.footfall.access.AuditEvent.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Who changed what. A line is written in the transaction of the change itself: there is none
 * without the other. Nothing here changes or deletes a line.
 */
public final class AuditLog {
  /** In place of a project's number: the instance. */
  static final long INSTANCE = 0;

  private final Jdbi jdbi;
  private final InstantSource clock;

  AuditLog(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Writes a line within the transaction of the change. */
  void record(Handle handle, User author, long project, Change change) {
    handle
        .createUpdate(Database.statement("record-audit-event"))
        .bind("project", project)
        .bind("author", author.id())
        .bind("name", change.name())
        .bind("target", change.target())
        .bind("before", change.from())
        .bind("after", change.to())
        .bind("now", clock.millis())
        .execute();
  }

  /** What was changed in a project, the latest first. */
  public List<AuditEvent> ofProject(long project, long offset, int limit) {
    return events(project, offset, limit);
  }

  /** How many changes there were in a project. */
  public long countOfProject(long project) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from audit_events where project_id = :project")
                .bind("project", project)
                .mapTo(Long.class)
                .one());
  }

  /** What was changed anywhere, projects included, the latest first. */
  public List<AuditEvent> all(long offset, int limit) {
    return events(INSTANCE, offset, limit);
  }

  /** How many changes there were. */
  public long count() {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from audit_events").mapTo(Long.class).one());
  }

  private List<AuditEvent> events(long project, long offset, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Database.statement("audit-events"))
                .bind("project", project)
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> event(row))
                .list());
  }

  private static AuditEvent event(ResultSet row) throws SQLException {
    return new AuditEvent(
        row.getLong("id"),
        row.getLong("project_id"),
        row.getLong("author_id"),
        row.getString("author"),
        new Change(
            row.getString("name"),
            row.getString("target"),
            row.getString("value_before"),
            row.getString("value_after")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
