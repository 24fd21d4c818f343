package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the engine is told when a connection is opened: the same for each, or it refuses. */
final class EngineArguments {
  private EngineArguments() {}

  /**
   * Writes the engine's configuration and gives the arguments.
   *
   * @throws WarehouseException of kind SETUP if the directory cannot be used
   */
  static List<String> of(EngineOptions options) {
    Path home = options.directory().toAbsolutePath().normalize();
    if (home.toString().matches(".*[*?{}\\[\\]].*")) {
      throw new WarehouseException(
          Kind.SETUP,
          "The engine reads * ? { } [ ] in a path as patterns: give a --data.dir without them, not "
              + home);
    }
    Path configuration = home.resolve("engine.xml");
    try {
      Files.writeString(configuration, Sql.of("engine.xml").formatted(options.memory()));
    } catch (IOException e) {
      throw new WarehouseException(
          Kind.SETUP, "The file " + configuration + " cannot be written: make it writable");
    }
    return List.of(
        "--path=" + home.resolve("data"),
        "--config-file=" + configuration,
        "--session_timezone=UTC",
        "--output_format_json_quote_64bit_integers=0",
        "--output_format_json_quote_denormals=1",
        "--output_format_json_escape_forward_slashes=0",
        "--output_format_json_validate_utf8=1");
  }
}
