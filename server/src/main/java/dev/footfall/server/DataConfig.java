package dev.footfall.server;

import java.nio.file.Path;
import java.util.List;

/**
 * Where everything is kept.
 *
 * @param dir the data directory
 */
record DataConfig(Path dir) {
  static final Key DIR =
      Key.of(
          "data.dir",
          "./footfall-data",
          "journal, embedded engine, accounts; made where it is not there");

  static final List<Key> KEYS = List.of(DIR);

  static DataConfig of(Settings settings) {
    return new DataConfig(
        settings.read(
            DIR,
            "a directory",
            text -> {
              if (text.isBlank()) {
                throw new IllegalArgumentException("empty");
              }
              return Path.of(text).toAbsolutePath().normalize();
            }));
  }
}
