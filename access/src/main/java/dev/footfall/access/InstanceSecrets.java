package dev.footfall.access;

import org.jdbi.v3.core.Jdbi;

/** The secrets this instance made for itself: made once, kept in the database. */
final class InstanceSecrets {
  private final Jdbi jdbi;

  InstanceSecrets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The secret with that name; made now where there is none. */
  String named(String name) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              "insert into instance_secrets (name, secret) values (?, ?) on conflict do nothing",
              name,
              RandomKey.secret());
          return handle
              .createQuery("select secret from instance_secrets where name = :name")
              .bind("name", name)
              .mapTo(String.class)
              .one();
        });
  }
}
