package dev.footfall.server;

import dev.footfall.review.RepositoryLimits;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much the projects' git repositories may hold.
 *
 * @param size the most bytes of one repository
 * @param objectSize the most bytes of one file in it
 */
record RepositoriesConfig(long size, long objectSize) {
  static final Key SIZE =
      Key.of("repositories.max-size", "1GiB", "how much one project's git repository may hold");
  static final Key OBJECT_SIZE =
      Key.of("repositories.max-file-size", "32MiB", "how large one file in a repository may be");

  static final List<Key> KEYS = List.of(SIZE, OBJECT_SIZE);

  private static final Pattern SIZES = Pattern.compile("([1-9]\\d{0,5}) ?(KiB|MiB|GiB|TiB)");

  static RepositoriesConfig of(Settings settings) {
    return new RepositoriesConfig(
        settings.read(SIZE, "a size such as 500MiB or 1GiB", RepositoriesConfig::bytes),
        settings.read(OBJECT_SIZE, "a size to 1GiB, such as 32MiB", RepositoriesConfig::object));
  }

  RepositoryLimits limits() {
    return new RepositoryLimits(size, objectSize, HttpServer.BODY);
  }

  /** One file is held in memory whole, sometimes twice. */
  private static long object(String text) {
    long bytes = bytes(text);
    if (bytes > 1 << 30) {
      throw new IllegalArgumentException("too large");
    }
    return bytes;
  }

  private static long bytes(String text) {
    var parts = SIZES.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not understood");
    }
    int shift =
        switch (parts.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          case "GiB" -> 30;
          default -> 40;
        };
    return Long.parseLong(parts.group(1)) << shift;
  }
}
