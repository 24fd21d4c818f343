package dev.footfall.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes figures of the plan's table of targets, each against a server process of its own that is
 * started in a temporary folder and ended afterwards.
 */
public final class Bench {
  private static final long LEAST_ROOM = 4L << 30;
  private static final Set<String> LARGE = Set.of("P4", "P5", "P6", "P10");

  private final Map<String, Measurement> measurements = new LinkedHashMap<>();
  private final List<String> command;
  private final Sets sets;
  private final Consumer<String> progress;

  private Bench(List<String> command, Sets sets, Consumer<String> progress) {
    this.command = command;
    this.sets = sets;
    this.progress = progress;
  }

  /**
   * The figures that take minutes.
   *
   * @param command what starts the program, up to its arguments
   * @param sets none of which is needed here
   * @param progress hears what begins, for a person who waits
   */
  public static Bench usual(List<String> command, Sets sets, Consumer<String> progress) {
    var bench = new Bench(command, sets, progress);
    bench.measurements.put("P1", new SingleEvents());
    bench.measurements.put("P2", new Throughput());
    bench.measurements.put("P3", new Freshness());
    bench.measurements.put("P7", new DiskSize());
    bench.measurements.put("P8", new StartTime(false));
    bench.measurements.put("P9", new Memory());
    return bench;
  }

  /** The figures that are taken on large sets of events, which are made where they are missing. */
  public static Bench large(List<String> command, Sets sets, Consumer<String> progress) {
    var bench = new Bench(command, sets, progress);
    bench.measurements.put("P4", new Overhead());
    bench.measurements.put("P5", new Dashboards());
    bench.measurements.put("P6", new Funnels());
    bench.measurements.put("P8", new StartTime(true));
    bench.measurements.put("P10", new Growth());
    return bench;
  }

  /** The soak alone, which takes as long as is said here. */
  public static Bench soak(
      List<String> command, Sets sets, Duration time, Consumer<String> progress) {
    var bench = new Bench(command, sets, progress);
    bench.measurements.put("SOAK", new Soak(time));
    return bench;
  }

  /** The figures there are, in the plan's order. */
  public List<String> ids() {
    return List.copyOf(measurements.keySet());
  }

  /**
   * The figures that are asked for, in the plan's order.
   *
   * @param asked none: all
   * @throws BenchFailed if there is no such figure
   */
  public List<String> chosen(Collection<String> asked) {
    for (String id : asked) {
      if (!measurements.containsKey(id)) {
        throw new BenchFailed(
            LARGE.contains(id)
                ? "%s is taken on large sets of events: bench --large %s".formatted(id, id)
                : "There is no figure %s; there are %s.".formatted(id, String.join(", ", ids())));
      }
    }
    return ids().stream().filter(id -> asked.isEmpty() || asked.contains(id)).toList();
  }

  /**
   * Takes a figure.
   *
   * @param id one of {@link #ids}
   * @param round how long a round takes
   * @param rounds how many, of each side where two are compared
   * @throws BenchFailed if it cannot be taken: too little room, or the server does not start
   */
  public Figure take(String id, Duration round, int rounds) {
    return take(Objects.requireNonNull(measurements.get(id), id), round, rounds);
  }

  private Figure take(Measurement measurement, Duration round, int rounds) {
    try {
      var folder = Files.createTempDirectory("footfall-bench-");
      // Also where the process is told to end: the server in it is ended by a hook of its own.
      var hook = new Thread(() -> delete(folder), "bench-delete");
      Runtime.getRuntime().addShutdownHook(hook);
      try {
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < LEAST_ROOM) {
          throw new BenchFailed(
              "The bench needs 4 GiB in %s, and %d MiB are free; make room or set java.io.tmpdir."
                  .formatted(folder.getParent(), room >> 20));
        }
        return measurement.take(new Ground(command, folder, round, rounds, sets, progress));
      } finally {
        delete(folder);
        unhook(hook);
      }
    } catch (IOException e) {
      throw new BenchFailed("No temporary folder can be made: " + e.getMessage());
    }
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is ending: the hook is at work.
    }
  }

  /** What is left of a folder that cannot be deleted is the temporary folder's. */
  static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // Gone already, or still written by a server that is just ending.
    }
  }
}
