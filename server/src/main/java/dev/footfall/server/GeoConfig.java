package dev.footfall.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where addresses are looked up.
 *
 * @param database path of an mmdb of countries or cities; empty: the bundled country database
 */
record GeoConfig(Optional<Path> database) {
  static final Key DATABASE =
      Key.of(
          "geo.database",
          "",
          "path of an mmdb of countries or cities, read again when it is replaced; empty: the"
              + " bundled country database");

  static final List<Key> KEYS = List.of(DATABASE);

  static GeoConfig of(Settings settings) {
    return new GeoConfig(
        settings
            .optional(DATABASE)
            .map(set -> settings.read(DATABASE, "a file that is there", GeoConfig::file)));
  }

  private static Path file(String text) {
    var file = Path.of(text);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no such file");
    }
    return file;
  }
}
