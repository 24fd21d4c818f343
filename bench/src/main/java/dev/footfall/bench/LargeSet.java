package dev.footfall.bench;

import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A data directory with so many events of thirty days in it. The server that is measured makes the
 * directory, its project and its tables, and stores one event, so that its ledger is there; the
 * engine then makes the others by one seeded statement, in this process, before the server is
 * started on them.
 *
 * @param folder holds the directory
 * @param events how many were made
 */
record LargeSet(Path folder, long events) {
  /** Of the thirty days, in UTC. */
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 16);

  /** Of the thirty days, in UTC. */
  static final LocalDate LAST_DAY = FIRST_DAY.plusDays(29);

  /** Makes events {@code from} to before {@code from + count}. */
  static final String GENERATOR = resource("generate_events.sql");

  /** What the views make of a million would take more memory than the engine may. */
  private static final long AT_ONCE = 250_000;

  private static final long ROOM_PER_EVENT = 400;
  private static final Duration MERGING = Duration.ofMinutes(20);

  /** The set of that size, which is made where it is missing, or was not made whole. */
  static LargeSet of(Ground ground, long events) {
    var set = new LargeSet(ground.sets().folder().resolve(Long.toString(events)), events);
    try {
      if (!set.whole()) {
        set.make(ground);
      }
      return set;
    } catch (IOException e) {
      throw new BenchFailed("The set in " + set.folder + " cannot be made: " + e.getMessage());
    }
  }

  /** A server on it. */
  ServerProcess server(Ground ground) {
    return ServerProcess.start(ground.command(), folder);
  }

  /** Written last, and says by what the set was made. */
  private Path mark() {
    return folder.resolve("made");
  }

  private boolean whole() throws IOException {
    return Files.exists(mark()) && Files.readString(mark()).equals(GENERATOR);
  }

  private void make(Ground ground) throws IOException {
    Bench.delete(folder);
    Files.createDirectories(folder);
    long room = Files.getFileStore(folder).getUsableSpace();
    if (room < events * ROOM_PER_EVENT) {
      throw new BenchFailed(
          "A set of %,d events needs %,d MiB in %s, and %,d are free; make room or set --sets."
              .formatted(events, (events * ROOM_PER_EVENT) >> 20, folder, room >> 20));
    }
    var project = ready(ground);
    var options = EngineOptions.in(data().resolve("clickhouse"));
    var library = Optional.ofNullable(System.getenv("FOOTFALL_ENGINE_LIBRARY")).map(Path::of);
    try (var engine = EmbeddedClickHouse.open(library.map(options::library).orElse(options))) {
      for (long from = 0; from < events; from += AT_ONCE) {
        engine.make(GENERATOR, parameters(project, from, Math.min(AT_ONCE, events - from)));
        say(ground, "has %,d".formatted(Math.min(from + AT_ONCE, events)));
      }
      say(ground, "is being merged");
      Parts.settled(data(), MERGING);
    }
    Files.writeString(mark(), GENERATOR);
  }

  /** Makes the directory and its project. */
  private Site.Project ready(Ground ground) {
    try (var server = server(ground)) {
      var site = Site.on(server.base());
      try (var wire = new Wire(server.base())) {
        wire.exchange(Payload.single(Payload.COLLECTOR, site.appId()).next());
      } catch (IOException e) {
        throw new BenchFailed("The server that makes the set did not answer: " + e.getMessage());
      }
      site.awaitStored(1);
      return site.project();
    }
  }

  Map<String, String> parameters(Site.Project project, long from, long count) {
    long start = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    return Map.of(
        "project", Long.toString(project.id()),
        "app", project.appId(),
        "start", Long.toString(start),
        "events", Long.toString(events),
        "from", Long.toString(from),
        "count", Long.toString(count));
  }

  private void say(Ground ground, String step) {
    ground.progress().accept("the set of %,d events %s".formatted(events, step));
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static String resource(String name) {
    try (var in = Objects.requireNonNull(LargeSet.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }
}
