package dev.footfall.bench;

import dev.footfall.demo.Batch;
import dev.footfall.demo.Sender;
import dev.footfall.demo.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * P7: bytes on disk for an event of realistic traffic, all tables and columns, when the engine has
 * merged what it merges soon. Counted are its parts as they lie there, without those that a larger
 * one replaced already.
 */
final class DiskSize implements Measurement {
  /**
   * A part's folder: partition, first and last block, level, and the mutation where there is one.
   */
  private static final Pattern PART = Pattern.compile("([^_]+)_(\\d+)_(\\d+)_(\\d+)(_\\d+)?");

  private static final long SEED = 20_261_123;
  private static final double MOST = 90;
  private static final int STEADY_SECONDS = 15;
  private static final int LONGEST_SECONDS = 120;

  @Override
  public Figure take(Ground ground) {
    try (var server = ground.server()) {
      var site = Site.on(server.base());
      send(site, ground);
      site.awaitStored(taken(site));
      double bytes = settled(ground.data());
      double perEvent = bytes / site.stored();
      return new Figure(
          "P7",
          "bytes on disk per event, all columns",
          "≤ 90",
          String.format(
              Locale.ROOT,
              "%.0f (%,.0f bytes, %,d events: the demo's month)",
              perEvent,
              bytes,
              site.stored()),
          perEvent <= MOST,
          Map.of("bytes", List.of(bytes), "events", List.of((double) site.stored())));
    }
  }

  /** Each event once: what is sent over and over would pack far too well. */
  private static void send(Site site, Ground ground) {
    try {
      Sender.send(
          site.base(),
          site.appId(),
          Traffic.month(Instant.now(), SEED),
          (sent, total) -> {
            if (sent * 10 / total > (sent - Batch.MOST) * 10 / total) {
              ground.progress().accept("P7 sent %,d of %,d events".formatted(sent, total));
            }
          });
    } catch (IOException e) {
      throw new BenchFailed("The server that is measured did not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      throw Stopped.now();
    }
  }

  private static long taken(Site site) {
    return (long) site.metric("footfall_events_received_total{app_id=\"known\"}");
  }

  /** The size when it has not changed for a while. */
  private static double settled(Path data) {
    double last = -1;
    int steady = 0;
    for (int second = 0; second < LONGEST_SECONDS && steady < STEADY_SECONDS; second++) {
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
