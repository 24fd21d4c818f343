package dev.footfall.access;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;

class SqliteRepositoriesTest extends RepositoriesContract {
  @TempDir Path directory;

  @Override
  Access open(Instant now) {
    return Access.open(directory, () -> now);
  }
}
