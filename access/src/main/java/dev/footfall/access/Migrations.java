package dev.footfall.access;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the schema up to date: the numbered files of {@code schema/}, each applied once, in a
 * transaction of its own with the line that records it.
 */
final class Migrations {
  /** The files by number, from 1; a new one is added at the end, an old one never changes. */
  static final List<String> FILES =
      List.of(
          "001-accounts.sql",
          "002-sign-ins.sql",
          "003-audit-events.sql",
          "004-project-keys.sql",
          "005-features.sql",
          "008-privacy-and-limits.sql");

  private final Jdbi jdbi;
  private final String idColumn;
  private final InstantSource clock;

  /**
   * For one database.
   *
   * @param idColumn how this product declares a primary key that counts by itself
   */
  Migrations(Jdbi jdbi, String idColumn, InstantSource clock) {
    this.jdbi = jdbi;
    this.idColumn = idColumn;
    this.clock = clock;
  }

  /**
   * Applies what is missing.
   *
   * @throws AccessException if the schema is newer than this program
   */
  void apply() {
    jdbi.useHandle(handle -> handle.execute(Database.statement("schema-history")));
    int applied = jdbi.withHandle(Migrations::number);
    if (applied > FILES.size()) {
      throw new AccessException(
          AccessException.Kind.SETUP,
          "The accounts in the data directory were written by a newer Footfall (schema %d, this one knows %d); start that version, or restore a backup."
              .formatted(applied, FILES.size()));
    }
    for (int number = applied + 1; number <= FILES.size(); number++) {
      int next = number;
      jdbi.useTransaction(handle -> apply(handle, next));
    }
  }

  private void apply(Handle handle, int number) {
    if (number(handle) >= number) {
      return;
    }
    String file = FILES.get(number - 1);
    String sql = Database.statement("schema/" + file.substring(0, file.length() - 4));
    handle.createScript(sql.replace("${id}", idColumn)).execute();
    handle.execute(
        "insert into schema_history (number, file, applied_at) values (?, ?, ?)",
        number,
        file,
        clock.millis());
  }

  private static int number(Handle handle) {
    return handle
        .createQuery("select coalesce(max(number), 0) from schema_history")
        .mapTo(Integer.class)
        .one();
  }
}
