package dev.footfall.server;

import dev.footfall.review.RepositoryLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much the projects' git repositories may hold.
 *
 * @param size the most bytes of one repository
 * @param objectSize the most bytes of one file in it
 * @param hosts the only hosts whose repositories may be followed; empty: any but local ones
 * @param folders below which repositories may be followed
 */
record RepositoriesConfig(long size, long objectSize, Set<String> hosts, List<Path> folders) {
  static final Key SIZE =
      Key.of("repositories.max-size", "1GiB", "how much one project's git repository may hold");
  static final Key OBJECT_SIZE =
      Key.of("repositories.max-file-size", "32MiB", "how large one file in a repository may be");

  static final Key HOSTS =
      Key.of(
          "repositories.hosts",
          "",
          "hosts, separated by commas, whose repositories projects may follow, private networks"
              + " included; empty: any host outside this machine and its private networks");
  static final Key FOLDERS =
      Key.of(
          "repositories.folders",
          "",
          "folders of this machine, separated by commas, below which projects may follow"
              + " repositories by file://; empty: none");

  static final List<Key> KEYS = List.of(SIZE, OBJECT_SIZE, HOSTS, FOLDERS);

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");
  private static final Pattern SIZES = Pattern.compile("([1-9]\\d{0,5}) ?(KiB|MiB|GiB|TiB)");

  static RepositoriesConfig of(Settings settings) {
    return new RepositoriesConfig(
        settings.read(SIZE, "a size such as 500MiB or 1GiB", RepositoriesConfig::bytes),
        settings.read(OBJECT_SIZE, "a size to 1GiB, such as 32MiB", RepositoriesConfig::object),
        settings.read(
            HOSTS,
            "hosts such as git.example.com, separated by commas",
            text ->
                list(text).map(RepositoriesConfig::host).collect(Collectors.toUnmodifiableSet())),
        settings.read(
            FOLDERS,
            "absolute paths, separated by commas",
            text -> list(text).map(RepositoriesConfig::folder).toList()));
  }

  RepositoryLimits limits() {
    return new RepositoryLimits(size, objectSize, HttpServer.BODY);
  }

  /** What may be followed, as an administrator's setting stands at that moment. */
  RemoteRules rules(BooleanSupplier localAllowed) {
    return new RemoteRules(hosts, folders, localAllowed);
  }

  private static Stream<String> list(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
  }

  private static String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw new IllegalArgumentException("not a host");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static Path folder(String text) {
    var path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("not absolute");
    }
    return path.normalize();
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
