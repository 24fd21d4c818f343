package dev.footfall.access;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds the key of the stored secrets. Where nothing was encrypted yet, everything that is secret
 * is encrypted with it, once, in the transaction that leaves the mark by which later starts know
 * the key.
 */
final class Sealing {
  /** The mark's name among the instance's secrets; what it seals is of no interest. */
  private static final String MARK = "secrets.key";

  private final Jdbi jdbi;

  Sealing(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * With the key.
   *
   * @throws AccessException of kind SETUP if it is missing or wrong
   */
  Secrets with(SecretsKey key) {
    return jdbi.inTransaction(
        handle -> {
          var mark = mark(handle);
          var secrets = key.open(mark);
          if (mark.isEmpty()) {
            projects(handle, new ProjectSecrets(secrets));
            instance(handle, new InstanceSecrets(jdbi, secrets));
          }
          return secrets;
        });
  }

  private static Optional<String> mark(Handle handle) {
    return handle
        .createQuery("select sealed from instance_secrets where name = :name")
        .bind("name", MARK)
        .mapTo(String.class)
        .findOne();
  }

  private static void projects(Handle handle, ProjectSecrets secrets) {
    handle
        .createQuery("select id, server_secret from projects where server_secret is not null")
        .map((row, context) -> new Plain(row.getLong("id"), row.getString("server_secret"), 0))
        .list()
        .forEach(plain -> secrets.write(handle, plain.id, plain.secret));
    handle
        .createQuery("select * from replaced_keys where kind = :kind")
        .bind("kind", KeyKind.SERVER_SECRET.text())
        .map(
            (row, context) ->
                new Plain(
                    row.getLong("project_id"),
                    row.getString("secret"),
                    row.getLong("accepted_until")))
        .list()
        .forEach(plain -> replaced(handle, secrets, plain));
  }

  private static void replaced(Handle handle, ProjectSecrets secrets, Plain plain) {
    handle.execute(
        "delete from replaced_keys where project_id = ? and secret = ?", plain.id, plain.secret);
    secrets.keep(handle, plain.id, plain.secret, plain.until);
  }

  private static void instance(Handle handle, InstanceSecrets secrets) {
    handle
        .createQuery("select name, secret from instance_secrets")
        .map((row, context) -> new Named(row.getString("name"), row.getString("secret")))
        .list()
        .forEach(plain -> secrets.write(handle, plain.name, plain.secret));
    secrets.write(handle, MARK, RandomKey.secret());
  }

  private record Plain(long id, String secret, long until) {
    @Override
    public String toString() {
      return "secret of project " + id;
    }
  }

  private record Named(String name, String secret) {
    @Override
    public String toString() {
      return name;
    }
  }
}
