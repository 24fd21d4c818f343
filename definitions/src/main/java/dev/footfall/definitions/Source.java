package dev.footfall.definitions;

import java.nio.charset.StandardCharsets;

/**
 * The file a definition was read from.
 *
 * @param file its path from the tree's root; empty where there is no file
 * @param text what stands in it; of a file that is too long only the beginning
 */
public record Source(String file, String text) {
  /** Of what is not there. */
  static final Source NONE = new Source("", "");

  static Source of(String file, byte[] bytes) {
    int length = Math.min(bytes.length, YamlFile.MAX_BYTES);
    return new Source(file, new String(bytes, 0, length, StandardCharsets.UTF_8));
  }
}
