package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.AccessOptions;
import dev.footfall.access.PostgresUrl;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Where the accounts are kept.
 *
 * @param url in PostgreSQL there; empty: in SQLite in the data directory
 */
record DatabaseConfig(Optional<PostgresUrl> url) {
  static final Key URL =
      Key.secret(
          "database.url",
          "accounts in PostgreSQL: jdbc:postgresql://host:5432/database?user=…&password=…; empty:"
              + " SQLite in data.dir");

  static final List<Key> KEYS = List.of(URL);

  static DatabaseConfig of(Settings settings) {
    return new DatabaseConfig(
        settings
            .optional(URL)
            .map(
                set ->
                    settings.read(
                        URL,
                        "jdbc:postgresql://host:5432/database?user=NAME&password=SECRET with"
                            + " percent-encoded values (PostgreSQL is the only server there is), or"
                            + " empty: SQLite in data.dir",
                        PostgresUrl::of)));
  }

  /**
   * Opens the accounts.
   *
   * @param dataDirectory where they are if there is no URL, and the key of their secrets
   * @throws dev.footfall.access.AccessException if they cannot be opened
   */
  Access open(Path dataDirectory, InstantSource clock, AccessOptions options) {
    return url.isPresent()
        ? Access.open(url.get(), dataDirectory, clock, options)
        : Access.open(dataDirectory, clock, options);
  }

  @Override
  public String toString() {
    return "database configuration";
  }
}
