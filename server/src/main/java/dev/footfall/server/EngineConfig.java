package dev.footfall.server;

import dev.footfall.warehouse.EngineOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The embedded engine.
 *
 * @param library path of {@code libchdb.so}; empty: it is looked for
 */
record EngineConfig(Optional<Path> library) {
  static final Key LIBRARY =
      Key.of("engine.library", "", "path of libchdb.so; empty: found, or fetched by ./footfall");

  static final List<Key> KEYS = List.of(LIBRARY);

  static EngineConfig of(Settings settings) {
    return new EngineConfig(
        settings.optional(LIBRARY).map(set -> settings.read(LIBRARY, "a path", Path::of)));
  }

  /** How the engine is opened in this data directory. */
  EngineOptions options(Path dataDirectory) {
    var options = EngineOptions.in(dataDirectory.resolve("clickhouse"));
    return library.map(options::library).orElse(options);
  }
}
