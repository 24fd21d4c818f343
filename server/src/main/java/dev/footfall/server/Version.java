package dev.footfall.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What is running.
 *
 * @param program Footfall's version
 * @param engine the engine's version it was built and tested with
 * @param java the Java that runs it
 */
record Version(String program, String engine, String java) {
  /** This program's. */
  static Version current() {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("footfall.properties")) {
      properties.load(Objects.requireNonNull(in, "footfall.properties is in this jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(
        properties.getProperty("version", ""),
        properties.getProperty("engine", ""),
        Runtime.version().toString());
  }

  /** For {@code /version} and {@code version --json}. */
  Map<String, String> fields() {
    return new TreeMap<>(Map.of("version", program, "engine", engine, "java", java));
  }
}
