package dev.footfall.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The engine's parts as they lie on disk, without those that a larger one replaced already. */
final class Parts {
  /**
   * A part's folder: partition, first and last block, level, and the mutation where there is one.
   */
  private static final Pattern PART = Pattern.compile("([^_]+)_(\\d+)_(\\d+)_(\\d+)(_\\d+)?");

  private static final int STEADY_SECONDS = 15;

  private Parts() {}

  /** Their size in bytes when it has not changed for a while, or the time is over. */
  static double settled(Path data, Duration longest) {
    double last = -1;
    int steady = 0;
    for (int second = 0; second < longest.toSeconds() && steady < STEADY_SECONDS; second++) {
      double now = bytes(data);
      steady = now == last ? steady + 1 : 0;
      last = now;
      LockSupport.parkNanos(1_000_000_000);
    }
    return last;
  }

  private record Part(
      Path folder, Path table, String partition, long first, long last, long level) {
    boolean replaces(Part other) {
      return level > other.level
          && table.equals(other.table)
          && partition.equals(other.partition)
          && first <= other.first
          && last >= other.last;
    }
  }

  private static double bytes(Path data) {
    var parts = new ArrayList<Part>();
    try (var files = Files.walk(data)) {
      files.filter(Files::isDirectory).forEach(folder -> note(folder, parts));
    } catch (IOException | UncheckedIOException e) {
      return -1; // A part went while it was looked at: looked at again.
    }
    return parts.stream()
        .filter(part -> parts.stream().noneMatch(other -> other.replaces(part)))
        .mapToDouble(part -> size(part.folder()))
        .sum();
  }

  private static void note(Path folder, List<Part> parts) {
    var name = PART.matcher(String.valueOf(folder.getFileName()));
    Path table = folder.resolveSibling("");
    if (name.matches() && !table.endsWith("detached")) {
      parts.add(
          new Part(
              folder,
              table,
              name.group(1),
              Long.parseLong(name.group(2)),
              Long.parseLong(name.group(3)),
              Long.parseLong(name.group(4))));
    }
  }

  private static long size(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return -1;
    }
  }
}
