package dev.footfall.access;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class SqlitePeopleTest extends PeopleContract {
  @TempDir Path directory;

  @Override
  Access open(InstantSource clock) {
    return Access.open(directory, clock);
  }
}
