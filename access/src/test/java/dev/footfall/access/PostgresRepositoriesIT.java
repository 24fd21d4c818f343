package dev.footfall.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresRepositoriesIT extends RepositoriesContract {
  @SuppressWarnings("NullAway.Init")
  private static PostgresServer server;

  @TempDir Path directory;

  private final String url = server.newDatabase();

  @BeforeAll
  static void startPostgres() throws IOException {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    server.close();
  }

  @Override
  Access open(Instant now) {
    return Access.open(PostgresUrl.of(url), directory, () -> now, AccessOptions.STANDARD);
  }
}
