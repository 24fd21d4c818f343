package dev.footfall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * The law of Once, against the engine: each content under an id is stored once, whatever ends when.
 */
final class OnceProperty {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final Path DIRECTORY = directory();
  private static final EmbeddedClickHouse WAREHOUSE =
      EmbeddedClickHouse.open(EngineOptions.in(DIRECTORY.resolve("engine")));

  /** How many histories a try looks at; {@code ./check --long} has patience. */
  private static final int HISTORIES = Boolean.getBoolean("footfall.long") ? 10 : 1;

  @AfterContainer
  static void close() {
    WAREHOUSE.close();
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory(Path.of("target"), "once");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Property(tries = 30, shrinking = ShrinkingMode.BOUNDED)
  void storesEachContentOnceWhateverEndsWhen(@ForAll("many") List<List<Step>> histories)
      throws IOException {
    for (List<Step> steps : histories) {
      var history = new History();
      for (Step step : steps) {
        history.take(step);
      }
      assertThat(history.stored()).isEqualTo(history.expected);
      assertThat(history.rows()).isEqualTo(history.expected.size());
    }
  }

  @Provide
  Arbitrary<List<List<Step>>> many() {
    Arbitrary<Sent> sent =
        Combinators.combine(
                Arbitraries.integers().between(0, 8),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 3))
            .as(Sent::new);
    Arbitrary<Step> step =
        Combinators.combine(sent.list().ofMaxSize(6), Arbitraries.of(End.class)).as(Step::new);
    return step.list().ofMaxSize(6).list().ofSize(HISTORIES);
  }

  /** An event as a client sent it: the third number is what its clock says this time. */
  record Sent(int id, int content, int second) {
    Event in(long project) {
      var time = Instant.parse("2026-11-21T12:00:00Z").plusSeconds(second);
      return Event.in(project)
          .set(Field.EVENT_ID, new UUID(0, id))
          .set(Field.EVENT_FINGERPRINT, new UUID(1, content))
          .set(Field.COLLECTOR_TSTAMP, time)
          .set(Field.DERIVED_TSTAMP, time)
          .build();
    }
  }

  record Step(List<Sent> batch, End end) {}

  /** What happens with a batch, and afterwards. */
  enum End {
    NOTHING,
    CLOSED,
    KILLED,
    KILLED_BEFORE_INSERT,
    KILLED_BEFORE_CHECKPOINT,
    POWER_CUT,
    FOLDER_LOST
  }

  private static final class History {
    private final long project = NUMBER.incrementAndGet();
    private final Path folder = DIRECTORY.resolve("known-" + project);
    private final Path onDisk = DIRECTORY.resolve("forced-" + project);
    private final Set<String> expected = new TreeSet<>();
    private Once once = new Once(folder, WAREHOUSE);

    void take(Step step) throws IOException {
      long from = NUMBER.addAndGet(10);
      if (step.end == End.KILLED_BEFORE_INSERT) {
        once.keep(events(step), from);
        once = new Once(folder, WAREHOUSE);
      }
      store(step, from);
      if (step.end == End.KILLED_BEFORE_CHECKPOINT) {
        once = new Once(folder, WAREHOUSE);
        store(step, from);
      }
      step.batch.forEach(sent -> expected.add(sent.id + " " + sent.content));
      end(step.end);
    }

    private void store(Step step, long from) throws IOException {
      List<Event> kept = once.keep(events(step), from);
      WAREHOUSE.store(new Batch(from, from + 10, kept, List.of()));
    }

    private List<Event> events(Step step) {
      return step.batch.stream().map(sent -> sent.in(project)).toList();
    }

    private void end(End end) throws IOException {
      switch (end) {
        case CLOSED -> {
          once.close();
          copy(folder, onDisk);
        }
        case KILLED -> once = new Once(folder, WAREHOUSE);
        case POWER_CUT -> {
          once = new Once(folder, WAREHOUSE);
          delete(folder);
          copy(onDisk, folder);
        }
        case FOLDER_LOST -> {
          once = new Once(folder, WAREHOUSE);
          delete(folder);
          delete(onDisk);
        }
        case NOTHING, KILLED_BEFORE_INSERT, KILLED_BEFORE_CHECKPOINT -> {}
      }
    }

    /** The contents stored, each with the id it was sent under. */
    Set<String> stored() {
      var stored = new TreeSet<String>();
      ask("SELECT UUIDNumToString(UUIDToNum(coalesce(original_event_id, event_id))),"
              + " toString(event_fingerprint) FROM events")
          .forEach(
              row ->
                  stored.add(
                      UUID.fromString(row.getFirst()).getLeastSignificantBits()
                          + " "
                          + UUID.fromString(row.getLast()).getLeastSignificantBits()));
      return stored;
    }

    int rows() {
      return ask("SELECT event_id FROM events").size();
    }

    private List<List<String>> ask(String sql) {
      var found = new ArrayList<List<String>>();
      var question = new Question(sql, Map.of(), Scope.project(project), Limits.DEFAULT);
      try (var rows = WAREHOUSE.ask(question)) {
        for (var row = rows.next(); row != null; row = rows.next()) {
          found.add(row.stream().map(String::valueOf).toList());
        }
      }
      return found;
    }

    private static void copy(Path from, Path to) throws IOException {
      if (!Files.exists(from)) {
        return;
      }
      Files.createDirectories(to);
      for (Path file : files(from)) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }

    private static void delete(Path folder) throws IOException {
      if (Files.exists(folder)) {
        for (Path file : files(folder)) {
          Files.delete(file);
        }
        Files.delete(folder);
      }
    }

    private static List<Path> files(Path folder) throws IOException {
      try (var files = Files.list(folder)) {
        return files.toList();
      }
    }
  }
}
