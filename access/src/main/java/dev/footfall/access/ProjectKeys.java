package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;
import static dev.footfall.access.AccessException.Kind.MISSING;
import static dev.footfall.access.AccessException.Kind.TAKEN;

import dev.footfall.access.AuditEvent.Change;
import dev.footfall.access.ProjectDetails.Keys;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Gives projects their keys, and new ones in place of old ones. */
public final class ProjectKeys {
  private final Jdbi jdbi;
  private final AuditLog log;
  private final Projects projects;
  private final ProjectSecrets secrets;
  private final InstantSource clock;

  ProjectKeys(
      Jdbi jdbi, AuditLog log, Projects projects, ProjectSecrets secrets, InstantSource clock) {
    this.jdbi = jdbi;
    this.log = log;
    this.projects = projects;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * Starts product analytics: the project gets its keys.
   *
   * @throws AccessException if it has them already
   */
  public ProjectDetails start(User actor, long project) {
    return changed(
        project,
        handle -> {
          if (details(handle, project).keys().isPresent()) {
            throw new AccessException(
                TAKEN, "Product analytics initialization is already complete");
          }
          replace(handle, project, KeyKind.APP_ID);
          replace(handle, project, KeyKind.SERVER_SECRET);
          log.record(
              handle, actor, project, new Change("product_analytics_initialized", "", "", ""));
        });
  }

  /**
   * Puts a new key in the place of an old one.
   *
   * @param oldExpiresAt from when on the old one is refused; null: at once, and so are those that
   *     were replaced before it
   * @throws AccessException if the project has no keys yet, or that time is over
   */
  public ProjectDetails rotate(
      User actor, long project, KeyKind kind, @Nullable Instant oldExpiresAt) {
    if (oldExpiresAt != null && !oldExpiresAt.isAfter(clock.instant())) {
      throw new AccessException(INVALID, "old_key_expires_at must lie in the future");
    }
    return changed(
        project,
        handle -> {
          var keys =
              details(handle, project)
                  .keys()
                  .orElseThrow(
                      () ->
                          new AccessException(
                              INVALID, "Product analytics is not initialized for this project"));
          if (oldExpiresAt == null) {
            forget(handle, project, kind);
          } else {
            keep(handle, project, kind, keys, oldExpiresAt);
          }
          replace(handle, project, kind);
          String end = oldExpiresAt == null ? "now" : oldExpiresAt.toString();
          var change = new Change("key_rotated", kind.text(), "", "old one refused from " + end);
          log.record(handle, actor, project, change);
        });
  }

  private ProjectDetails changed(long project, HandleConsumer<RuntimeException> change) {
    jdbi.useTransaction(change);
    projects.refresh();
    return projects.details(project).orElseThrow(ProjectKeys::missing);
  }

  private void keep(Handle handle, long project, KeyKind kind, Keys keys, Instant until) {
    handle.execute("delete from replaced_keys where accepted_until <= ?", clock.millis());
    switch (kind) {
      case APP_ID ->
          handle.execute(
              "insert into replaced_keys (project_id, kind, secret, accepted_until)"
                  + " values (?, ?, ?, ?)",
              project,
              kind.text(),
              keys.appId(),
              until.toEpochMilli());
      case SERVER_SECRET ->
          secrets.keep(handle, project, keys.serverSecret(), until.toEpochMilli());
    }
  }

  private static void forget(Handle handle, long project, KeyKind kind) {
    handle.execute(
        "delete from replaced_keys where project_id = ? and kind = ?", project, kind.text());
  }

  private void replace(Handle handle, long project, KeyKind kind) {
    switch (kind) {
      case APP_ID ->
          handle.execute("update projects set app_id = ? where id = ?", RandomKey.appId(), project);
      case SERVER_SECRET -> secrets.write(handle, project, RandomKey.secret());
    }
  }

  private ProjectDetails details(Handle handle, long project) {
    return projects.details(handle, project).orElseThrow(ProjectKeys::missing);
  }

  private static AccessException missing() {
    return new AccessException(MISSING, "404 Project Not Found");
  }
}
