package dev.footfall.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The projects' server secrets in the database, each sealed for its project. */
final class ProjectSecrets {
  private final Secrets secrets;

  ProjectSecrets(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Gives a project its secret, in place of the one it had. */
  void write(Handle handle, long project, String secret) {
    handle.execute(
        "update projects set server_secret = null, sealed_server_secret = ? where id = ?",
        secrets.seal(name(project), secret),
        project);
  }

  /** The secret in a project's row; empty where product analytics was not started. */
  Optional<String> of(ResultSet project) throws SQLException {
    long id = project.getLong("id");
    return Optional.ofNullable(project.getString("sealed_server_secret"))
        .map(text -> secrets.open(name(id), text));
  }

  /** Keeps a secret that was replaced, until then: milliseconds since 1970 in UTC. */
  void keep(Handle handle, long project, String secret, long until) {
    handle.execute(
        "insert into replaced_keys (project_id, kind, secret, sealed, accepted_until)"
            + " values (?, ?, '', ?, ?)",
        project,
        KeyKind.SERVER_SECRET.text(),
        secrets.seal(name(project, until), secret),
        until);
  }

  /** The key in a row of those that were replaced: an app id, or a secret. */
  String replaced(ResultSet row) throws SQLException {
    String sealed = row.getString("sealed");
    return sealed == null
        ? row.getString("secret")
        : secrets.open(name(row.getLong("project_id"), row.getLong("accepted_until")), sealed);
  }

  private static String name(long project) {
    return "server_secret of project " + project;
  }

  private static String name(long project, long until) {
    return name(project) + " until " + until;
  }
}
