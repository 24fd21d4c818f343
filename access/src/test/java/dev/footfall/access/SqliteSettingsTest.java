package dev.footfall.access;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteSettingsTest extends SettingsContract {
  @TempDir Path directory;

  @Override
  Access open(AccessOptions options) {
    return Access.open(directory, InstantSource.system(), options);
  }
}
