package dev.footfall.server;

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
}
