package dev.footfall.access;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The secrets this instance made for itself: made once, kept sealed in the database. */
final class InstanceSecrets {
  private final Jdbi jdbi;
  private final Secrets secrets;

  InstanceSecrets(Jdbi jdbi, Secrets secrets) {
    this.jdbi = jdbi;
    this.secrets = secrets;
  }

  /** The secret with that name; made now where there is none. */
  String named(String name) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              "insert into instance_secrets (name, secret, sealed) values (?, '', ?)"
                  + " on conflict do nothing",
              name,
              secrets.seal(purpose(name), RandomKey.secret()));
          return find(handle, name).orElseThrow();
        });
  }

  /** Puts a secret in the place of the one that may be there. */
  void write(Handle handle, String name, String secret) {
    handle.execute("delete from instance_secrets where name = ?", name);
    handle.execute(
        "insert into instance_secrets (name, secret, sealed) values (?, '', ?)",
        name,
        secrets.seal(purpose(name), secret));
  }

  private Optional<String> find(Handle handle, String name) {
    return handle
        .createQuery("select sealed from instance_secrets where name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .map(text -> secrets.open(purpose(name), text));
  }

  private static String purpose(String name) {
    return "instance secret " + name;
  }
}
