package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Replayed;
import dev.footfall.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real engine with the built-in model, asked on Saturday 2026-11-21 at 20:44 UTC. One engine
 * serves all tests of the process, and each test has projects of its own.
 */
final class Asked {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T20:44:00Z"), ZoneOffset.UTC);
  static final JsonMapper JSON = new JsonMapper();

  private static final Path DIRECTORY = directory();
  private static final EmbeddedClickHouse WAREHOUSE = open();
  private static final Queries QUERIES = keeping(new Queries(Model.builtIn(), WAREHOUSE, CLOCK));
  private static final Queries RAW =
      new Queries(Model.builtIn(), Rollups.none(Model.builtIn()), WAREHOUSE, CLOCK, Patience.USUAL);
  private static final AtomicLong PROJECT = new AtomicLong(1000);
  private static final AtomicLong BATCH = new AtomicLong();

  private Asked() {}

  /** A project that nobody else has. */
  static long project() {
    return PROJECT.incrementAndGet();
  }

  static Warehouse warehouse() {
    return WAREHOUSE;
  }

  /** Runs the operator's statements, separated by {@code ;} at the ends of lines. */
  static void operate(String statements) {
    for (String statement : List.of(statements.strip().split(";\\R", -1))) {
      try (var output = WAREHOUSE.operate(statement, false)) {
        assertThat(output.next()).isEmpty();
      }
    }
  }

  /** Stores what could not be read. */
  static void storeBad(List<BadRow> rows) {
    long from = BATCH.getAndAdd(10);
    WAREHOUSE.store(new Batch(from, from + 10, List.of(), rows));
  }

  /** Stores what became of a bad row. */
  static void storeReplayed(Replayed replayed) {
    long from = BATCH.getAndAdd(10);
    WAREHOUSE.store(new Batch(from, from + 10, List.of(), List.of(), List.of(replayed)));
  }

  /** Stores events; tells the batch's number. */
  static long store(List<Event> events) {
    Batch batch = batch(events);
    WAREHOUSE.store(batch);
    return batch.from();
  }

  /** The next batch, not yet stored. */
  static Batch batch(List<Event> events) {
    long from = BATCH.getAndAdd(10);
    return new Batch(from, from + 10, events, List.of());
  }

  /** The answer's rows to a query, written with single quotes. */
  static List<JsonNode> rows(long project, String query) {
    return List.copyOf(load(project, query).path("data").values());
  }

  /** The values of the only row of an answer, as texts. */
  static List<String> row(long project, String query) {
    List<JsonNode> rows = rows(project, query);
    if (rows.size() != 1) {
      throw new AssertionError("one row expected: " + rows);
    }
    return rows.getFirst().values().stream().map(JsonNode::asString).toList();
  }

  /** The answer to a query, written with single quotes. */
  static ObjectNode load(long project, String query) {
    return load(LoadRequest.of(json(query), project));
  }

  /** What a query, written with single quotes, means. */
  static ObjectNode dryRun(long project, String query) {
    return QUERIES.dryRun(LoadRequest.of(json(query), project));
  }

  /** The answer from the raw tables only. */
  static ObjectNode loadRaw(long project, String query) {
    return RAW.load(LoadRequest.of(json(query), project));
  }

  /** The rows of an answer as texts, their values in the order of their columns. */
  static List<String> texts(ObjectNode answer) {
    return answer.path("data").valueStream().map(Asked::text).toList();
  }

  private static String text(JsonNode row) {
    return row.valueStream().map(value -> value.asString("null")).collect(Collectors.joining(" "));
  }

  static ObjectNode load(LoadRequest request) {
    return QUERIES.load(request);
  }

  static Queries queries() {
    return QUERIES;
  }

  static ObjectNode meta() {
    return QUERIES.meta();
  }

  /** JSON, written with single quotes; {@code @} stands for the apostrophe. */
  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"').replace('@', '\''));
  }

  private static Queries keeping(Queries queries) {
    WAREHOUSE.keep(queries.rollups(), 0);
    while (WAREHOUSE.rollups().size() < queries.rollups().size()) {
      Thread.onSpinWait();
    }
    return queries;
  }

  /** The engine's own threads must be gone before the process ends. */
  private static EmbeddedClickHouse open() {
    var warehouse = EmbeddedClickHouse.open(EngineOptions.in(DIRECTORY).memory(1L << 30));
    Runtime.getRuntime().addShutdownHook(new Thread(warehouse::close));
    return warehouse;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory(Path.of("target"), "engine");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
