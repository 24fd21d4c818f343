package dev.footfall.warehouse;

import static dev.footfall.warehouse.Samples.batch;
import static dev.footfall.warehouse.Samples.event;
import static dev.footfall.warehouse.Samples.question;
import static dev.footfall.warehouse.Samples.rows;
import static dev.footfall.warehouse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Field;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClickHouseTest extends WarehouseContract {
  private static final Question ENDLESS =
      question(Scope.everything(), "SELECT max(sipHash64(number)) FROM numbers(1000000000000)");

  @TempDir private Path directory;

  @Override
  Warehouse open() {
    return EmbeddedClickHouse.open(EngineOptions.in(directory.resolve("contract")));
  }

  private Warehouse openAnother(EngineOptions options) {
    closeWarehouse();
    return EmbeddedClickHouse.open(options);
  }

  @Test
  void opensOneDirectoryAtATime() {
    assertThatThrownBy(() -> EmbeddedClickHouse.open(EngineOptions.in(directory.resolve("other"))))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETUP))
        .hasMessageContaining("already has the data directory");
  }

  @Test
  void opensAnotherDirectoryAfterTheFirstIsClosed() {
    for (String name : List.of("a", "b", "a", "b")) {
      try (var warehouse = openAnother(EngineOptions.in(directory.resolve(name)))) {
        warehouse.store(batch(1, 0, 5));
        assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("5");
      }
    }
  }

  @Test
  void refusesADirectoryWhoseNameIsAPatternToTheEngine() {
    assertThatThrownBy(() -> openAnother(EngineOptions.in(directory.resolve("data{1,2}"))))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("give a --data.dir without them");
    openAnother(EngineOptions.in(directory.resolve("it's fine"))).close();
  }

  @Test
  void letsAQuestionWaitForAConnectionOnlySoLong() {
    var options =
        EngineOptions.in(directory.resolve("small")).connections(1, Duration.ofMillis(200));
    try (var warehouse = openAnother(options);
        var first = warehouse.ask(ENDLESS)) {
      assertThatThrownBy(() -> warehouse.ask(ENDLESS))
          .isInstanceOfSatisfying(
              WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
          .hasMessageStartingWith("Too many questions at once");
      warehouse.check();
      warehouse.store(batch(1, 0, 5));
      first.cancel();
      assertThatThrownBy(first::next).isInstanceOf(WarehouseException.class);
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("5");
    }
  }

  @Test
  void givesAConnectionBackWhenTheAnswerHasBeenRead() {
    var options =
        EngineOptions.in(directory.resolve("small")).connections(1, Duration.ofSeconds(1));
    try (var warehouse = openAnother(options)) {
      var unclosed = warehouse.ask(question(Scope.everything(), "SELECT 1"));
      assertThat(unclosed.next()).isEqualTo(List.of("1"));
      assertThat(unclosed.next()).isNull();
      assertThat(value(warehouse, "SELECT 2")).isEqualTo("2");
    }
  }

  @Test
  void keepsTheWholeEngineWithinItsMemory() {
    var options = EngineOptions.in(directory.resolve("small")).memory(400L << 20);
    try (var warehouse = openAnother(options)) {
      var greedy =
          new Question(
              "SELECT length(groupArray(number)) FROM numbers(100000000)",
              Map.of(),
              Scope.everything(),
              new Limits(Duration.ofSeconds(30), 8L << 30));
      assertThatThrownBy(() -> rows(warehouse, greedy))
          .isInstanceOfSatisfying(
              WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT))
          .hasMessageContaining("maximum: 400.00 MiB");
      assertThat(value(warehouse, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void endsEveryQuestionWhenItIsClosed() throws Exception {
    var warehouse = openAnother(EngineOptions.in(directory.resolve("other")));
    var rows = warehouse.ask(ENDLESS);
    var reader = CompletableFuture.supplyAsync(rows::next);
    warehouse.close();

    assertThat(reader.handle((_, failure) -> failure).get(5, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(WarehouseException.class);
    assertThatThrownBy(() -> warehouse.ask(ENDLESS))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("The warehouse is closed");
    warehouse.close();
  }

  @Test
  void storesABatchOnceWhateverTheEnginesSettings() {
    var options = EngineOptions.in(directory.resolve("other"));
    var batch = batch(1, 0, 5_000);
    try (var warehouse = openAnother(options)) {
      warehouse.store(batch);
    }
    var odd =
        new String[] {
          "--max_block_size=100",
          "--max_insert_block_size=100",
          "--min_insert_block_size_rows=10",
          "--min_insert_block_size_bytes=1",
          "--max_insert_threads=4",
          "--max_threads=4",
          "--async_insert=1",
          "--insert_deduplicate=0",
          "--input_format_parallel_parsing=1"
        };
    try (var connection =
        new SteadyConnection(
            () -> {
              var opened = Engines.connect(options, odd);
              opened.run("USE footfall", Map.of());
              return opened;
            })) {
      new BatchInsert(connection, directory.resolve("other/incoming"), fault -> false)
          .events(batch);
      assertThat(connection.run("SELECT count() FROM events", Map.of()))
          .isEqualTo(List.of(List.of("5000")));
    }
  }

  @Test
  void keepsAQuestionInItsProjectThroughViews() {
    var options = EngineOptions.in(directory.resolve("other"));
    openAnother(options).close();
    try (var connection = Engines.connect(options)) {
      connection.run(
          "CREATE VIEW footfall.pages AS SELECT project_id, page_url FROM footfall.events",
          Map.of());
      connection.run(
          "CREATE VIEW footfall.counts AS SELECT count() AS n FROM footfall.pages", Map.of());
      connection.run(
          "CREATE TABLE footfall.notes (project_id UInt64, note String) ENGINE = MergeTree ORDER BY"
              + " note",
          Map.of());
      connection.run("INSERT INTO footfall.notes VALUES (7, 'mine'), (8, 'theirs')", Map.of());
    }
    try (var warehouse = EmbeddedClickHouse.open(options)) {
      warehouse.store(batch(7, 0, 3));
      warehouse.store(batch(8, 3, 10));
      for (String sql :
          List.of(
              "SELECT count() FROM pages",
              "SELECT n FROM counts",
              "SELECT countIf(note = 'mine') + 2 * count() FROM notes")) {
        assertThat(rows(warehouse, question(Scope.project(7), sql))).containsExactly(List.of("3"));
      }
    }
  }

  @Test
  void storesNothingOfABatchTheEngineRefuses() throws Exception {
    var events =
        IntStream.range(0, 150)
            .mapToObj(
                number ->
                    event(1, number)
                        .but()
                        .set(
                            Field.DERIVED_TSTAMP, Samples.NOON.minus(Duration.ofDays(31L * number)))
                        .build())
            .toList();
    try (var warehouse = openAnother(EngineOptions.in(directory.resolve("other")))) {
      assertThatThrownBy(() -> warehouse.store(new Batch(0, 150, events, List.of())))
          .isInstanceOf(WarehouseException.class)
          .hasMessage("The engine does not take an event: its error 252");
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("0");
      try (var left = Files.list(directory.resolve("other/incoming"))) {
        assertThat(left).isEmpty();
      }
      warehouse.store(new Batch(0, 150, events.subList(0, 90), List.of()));
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("90");
    }
  }
}
