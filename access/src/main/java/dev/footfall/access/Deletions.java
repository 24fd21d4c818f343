package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.MISSING;

import dev.footfall.access.AuditEvent.Change;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;

/**
 * Projects that are deleted for good. In this room a project is gone at once, with its members,
 * keys and flags: nobody finds it any more, and its path is free. What stays is a line that says
 * whose events are still to be deleted, so that no crash forgets them. A project's number is never
 * given again.
 */
public final class Deletions {
  private final Jdbi jdbi;
  private final AuditLog log;
  private final Projects projects;
  private final ProjectSalts salts;
  private final Features features;
  private final InstantSource clock;
  private final Semaphore begun = new Semaphore(0);

  Deletions(
      Jdbi jdbi,
      AuditLog log,
      Projects projects,
      ProjectSalts salts,
      Features features,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.projects = projects;
    this.salts = salts;
    this.features = features;
    this.clock = clock;
  }

  /**
   * Deletes a project; its events are {@linkplain #pending pending} from now on.
   *
   * @throws AccessException if there is no such project
   */
  public void begin(User actor, long project) {
    jdbi.useTransaction(
        handle -> {
          String path =
              projects
                  .details(handle, project)
                  .map(ProjectDetails::path)
                  .orElseThrow(() -> new AccessException(MISSING, "404 Project Not Found"));
          handle.execute(
              "insert into deletions (project_id, requested_at) values (?, ?)",
              project,
              clock.millis());
          handle.execute("delete from features where project_id = ?", project);
          handle.execute("delete from projects where id = ?", project);
          log.record(
              handle,
              actor,
              AuditLog.INSTANCE,
              new Change("project_deleted", "project " + project, path, ""));
        });
    projects.refresh();
    features.refresh();
    begun.release();
  }

  /**
   * The numbers of the projects whose events are still to be deleted, the longest waiting first.
   */
  public List<Long> pending() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select project_id from deletions order by requested_at, project_id")
                .mapTo(Long.class)
                .list());
  }

  /** Waits until a project is deleted, for so long at most. */
  public void await(Duration time) throws InterruptedException {
    if (begun.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
      begun.drainPermits();
    }
  }

  /** Notes that a project's events are deleted, and destroys its salt: it was needed for them. */
  public void end(long project) {
    salts.destroy(project);
    jdbi.useHandle(handle -> handle.execute("delete from deletions where project_id = ?", project));
  }
}
