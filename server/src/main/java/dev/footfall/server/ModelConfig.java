package dev.footfall.server;

import dev.footfall.query.Model;
import dev.footfall.query.ModelDirectory;
import dev.footfall.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The operator's own cubes.
 *
 * @param dir the directory of their files; empty: there are none
 */
record ModelConfig(Optional<Path> dir) {
  static final Key DIR =
      Key.of(
          "model.dir",
          "",
          "directory of the operator's own cubes, *.yml and *.yaml in Cube's YAML, read at each"
              + " start; empty: none");

  static final List<Key> KEYS = List.of(DIR);

  static ModelConfig of(Settings settings) {
    return new ModelConfig(
        settings
            .optional(DIR)
            .map(set -> settings.read(DIR, "a directory that is there", ModelConfig::directory)));
  }

  /**
   * Footfall's cubes and the operator's.
   *
   * @throws dev.footfall.query.ModelException if a cube cannot be used, saying where and why
   * @throws IOException if a file cannot be read
   */
  Model model(Warehouse warehouse) throws IOException {
    return dir.isEmpty()
        ? Model.builtIn()
        : Model.with(ModelDirectory.texts(dir.get()), warehouse.reader());
  }

  private static Path directory(String text) {
    var directory = Path.of(text);
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException("no such directory");
    }
    return directory;
  }
}
