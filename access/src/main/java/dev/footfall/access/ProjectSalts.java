package dev.footfall.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The secret of each project that its pseudonyms are made with: made at the first need, kept
 * sealed, and never another one, so that the same person has the same pseudonym for as long as the
 * project lives.
 */
public final class ProjectSalts {
  private final Jdbi jdbi;
  private final Secrets secrets;
  private final Map<Long, String> known = new ConcurrentHashMap<>();

  ProjectSalts(Jdbi jdbi, Secrets secrets) {
    this.jdbi = jdbi;
    this.secrets = secrets;
  }

  /** A project's salt; from memory after the first time. */
  public byte[] of(long project) {
    return known.computeIfAbsent(project, this::kept).getBytes(UTF_8);
  }

  /** Forgets a project's salt for good: nobody can tell afterwards whose its pseudonyms were. */
  void destroy(long project) {
    jdbi.useHandle(
        handle -> handle.execute("delete from project_salts where project_id = ?", project));
    known.remove(project);
  }

  private String kept(long project) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              "insert into project_salts (project_id, sealed) values (?, ?) on conflict do nothing",
              project,
              secrets.seal(purpose(project), RandomKey.secret()));
          return find(handle, project);
        });
  }

  private String find(Handle handle, long project) {
    String sealed =
        handle
            .createQuery("select sealed from project_salts where project_id = :project")
            .bind("project", project)
            .mapTo(String.class)
            .one();
    return secrets.open(purpose(project), sealed);
  }

  private static String purpose(long project) {
    return "salt of project " + project;
  }
}
