package dev.footfall.access;

import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Brings the schema up to date: the numbered files of {@code schema/}, each applied once, in a
 * transaction of its own with the line that records it. Transactions run one at a time on either
 * product, so that of two servers that start together one applies a file and the other finds it
 * applied.
 *
 * <p>One file serves SQLite and PostgreSQL. It may use:
 *
 * <ul>
 *   <li>{@code create table}, {@code create [unique] index}, also on {@code lower(…)}; {@code alter
 *       table … add column}, with a default where the column is {@code not null}; {@code insert},
 *       {@code update}, {@code delete} in standard SQL.
 *   <li>{@code id ${id}} for a primary key that counts by itself; {@code returning} gives it back.
 *   <li>{@code bigint}, {@code integer}, {@code boolean}, {@code varchar(n)}, {@code char(n)},
 *       {@code text}. Times are milliseconds and therefore {@code bigint}: PostgreSQL's {@code
 *       integer} ends at 2,147,483,647. PostgreSQL holds a {@code varchar} to its length and SQLite
 *       does not: what is longer must be refused before it gets here. Bytes are kept as text, in
 *       Base64.
 *   <li>{@code references … on delete cascade}; a reference needs an index of its own.
 *   <li>{@code insert … on conflict (…) do update set … = excluded.…}, or {@code do nothing}.
 * </ul>
 *
 * <p>Not: {@code autoincrement}, {@code insert or replace}, {@code rowid}, {@code ilike}, functions
 * of date and time, {@code alter column}, a column named by a word PostgreSQL keeps to itself
 * ({@code user}, {@code limit}, {@code end}, {@code desc}), {@code 1} or {@code 0} for a boolean.
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
          "006-settings.sql",
          "007-secrets.sql",
          "008-privacy-and-limits.sql",
          "009-people.sql",
          "010-deletions.sql",
          "011-salts.sql",
          "012-repositories.sql");

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
    int applied = jdbi.inTransaction(Migrations::history);
    if (applied > FILES.size()) {
      throw new AccessException(
          AccessException.Kind.SETUP,
          "The accounts were written by a newer Footfall (schema %d, this one knows %d); start that version, or restore a backup."
              .formatted(applied, FILES.size()));
    }
    for (int number = applied + 1; number <= FILES.size(); number++) {
      int next = number;
      jdbi.useTransaction(handle -> apply(handle, next));
    }
  }

  /** Makes the table where there is none: "if not exists" alone does not keep two servers apart. */
  private static int history(Handle handle) {
    handle.execute(Database.statement("schema-history"));
    return number(handle);
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
