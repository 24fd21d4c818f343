package dev.footfall.warehouse;

import static dev.footfall.warehouse.Samples.batch;
import static dev.footfall.warehouse.Samples.event;
import static dev.footfall.warehouse.Samples.rows;
import static dev.footfall.warehouse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that the engine keeps up to date with the events: identity and session_spans. */
@Timeout(120)
class DerivedTablesTest {
  private static final String EVENTS = "SELECT sum(number_events) FROM session_spans";

  @TempDir private Path directory;

  @Test
  void countsABatchOnceHoweverOftenItIsStored() {
    var batch = new Batch(0, 90, overMonths(90), List.of());
    try (var warehouse = open()) {
      warehouse.store(batch);
      warehouse.store(batch);
    }
    try (var warehouse = open()) {
      warehouse.store(batch);
      assertThat(value(warehouse, EVENTS)).isEqualTo("90");
      assertThat(value(warehouse, "SELECT count() FROM identity FINAL")).isEqualTo("90");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity_feed", "session_spans_feed"})
  void finishesWhatAKilledProcessLeftOutOfATable(String feed) {
    var batch = new Batch(0, 90, overMonths(90), List.of());
    open().close();
    run("DETACH TABLE footfall." + feed + " PERMANENTLY");
    store(batch);
    run("ATTACH TABLE footfall." + feed);
    store(batch);

    try (var warehouse = open()) {
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("90");
      assertThat(value(warehouse, EVENTS)).isEqualTo("90");
      assertThat(value(warehouse, "SELECT count() FROM identity FINAL")).isEqualTo("90");
    }
  }

  @Test
  void countsABatchOnceThatWasLeftOutOfTheEventsOnly() {
    var batch = new Batch(0, 90, overMonths(90), List.of());
    store(batch);
    run("TRUNCATE TABLE footfall.events");
    store(batch);

    try (var warehouse = open()) {
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("90");
      assertThat(value(warehouse, EVENTS)).isEqualTo("90");
    }
  }

  @Test
  void fillsThemFromTheEventsOfAnOlderProgramAsIfTheyCameNow() {
    older("0001_events", "0002_bad_rows", "0003_enrichment");
    run(
        """
        INSERT INTO footfall.events (project_id, event_id, derived_tstamp, device, user_id, domain_sessionid, page_title, contexts)
        SELECT 1, generateUUIDv4(number), toDateTime64('2026-01-31 22:00:00', 3, 'UTC') + number * 700,
          ['', 'a', 'b'][number % 3 + 1], ['', 'ann', ''][number % 5 % 3 + 1], ['', 's'][number % 7 % 2 + 1],
          toString(number),
          '[{"schema":"iglu:com.snowplowanalytics.snowplow/browser_context/jsonschema/2-0-0","data":{"documentLanguage":"de"}}]'
        FROM numbers(100)
        """);
    open().close();
    run("INSERT INTO footfall.events SELECT * REPLACE (2 AS project_id) FROM footfall.events");

    try (var warehouse = open()) {
      assertThat(of(warehouse, "identity", 1)).hasSize(3).isEqualTo(of(warehouse, "identity", 2));
      assertThat(of(warehouse, "session_spans", 1))
          .hasSizeGreaterThan(20)
          .isEqualTo(of(warehouse, "session_spans", 2));
      assertThat(value(warehouse, "SELECT any(first.document_language) FROM session_spans"))
          .isEqualTo("de");
    }
  }

  @Test
  void fillsThemOnceThoughThatWasCutShort() {
    store(new Batch(0, 90, overMonths(90), List.of()));
    run(
        "ALTER TABLE footfall.schema_versions DELETE WHERE name IN ('0005_identity',"
            + " '0006_session_spans') SETTINGS mutations_sync = 1");
    store(batch(1, 90, 100));

    try (var warehouse = open()) {
      assertThat(value(warehouse, EVENTS)).isEqualTo("90");
      assertThat(value(warehouse, "SELECT count() FROM identity FINAL")).isEqualTo("90");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "identity_feed", "session_spans", "session_spans_feed"})
  void showsAQuestionItsOwnProjectOnly(String table) {
    try (var warehouse = open()) {
      warehouse.store(new Batch(0, 90, overMonths(90), List.of()));
      for (String from : List.of(table, table + " FINAL", "(SELECT * FROM " + table + ")")) {
        String sql = "SELECT count() > 0 FROM " + from;
        assertThat(rows(warehouse, Samples.question(Scope.project(1), sql)))
            .containsExactly(List.of("1"));
        assertThat(rows(warehouse, Samples.question(Scope.project(2), sql)))
            .containsExactly(List.of("0"));
      }
    }
  }

  @Test
  void forgetsAnErasedProject() throws Exception {
    try (var warehouse = open()) {
      warehouse.store(new Batch(0, 90, overMonths(90), List.of()));
      warehouse.erase(1);
      assertThat(value(warehouse, "SELECT count() FROM identity")).isEqualTo("0");
      assertThat(value(warehouse, "SELECT count() FROM session_spans")).isEqualTo("0");
    }
  }

  @Test
  void knowsOfADeviceNothingThatIsOlderThanTheEventsKept() throws Exception {
    var midnight = Instant.parse("2026-02-01T00:00:00Z");
    try (var warehouse = open()) {
      warehouse.store(
          new Batch(
              0,
              2,
              List.of(visit(1, "ann", midnight.minusMillis(1)), visit(2, "ben", midnight)),
              List.of()));
      warehouse.expire(Map.of(1L, midnight));

      assertThat(value(warehouse, "SELECT min(first).user_id FROM identity")).isEqualTo("ben");
      assertThat(value(warehouse, "SELECT min(start_at) FROM session_spans"))
          .isEqualTo("2026-02-01 00:00:00.000");
      assertThat(value(warehouse, EVENTS)).isEqualTo("1");
    }
  }

  /** Of one session of a tracker. */
  private static Event visit(int number, String user, Instant at) {
    return event(1, number)
        .but()
        .set(Field.DEVICE, "laptop")
        .set(Field.DOMAIN_SESSIONID, "visit")
        .set(Field.USER_ID, user)
        .set(Field.DERIVED_TSTAMP, at)
        .build();
  }

  /** Events of three devices with a user each, no two of a device on the same day. */
  private static List<Event> overMonths(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                event(1, number)
                    .but()
                    .set(Field.DEVICE, "device " + number % 3)
                    .set(Field.USER_ID, "user " + number)
                    .set(
                        Field.DERIVED_TSTAMP,
                        Instant.parse("2022-01-15T00:00:00Z")
                            .plus(Duration.ofDays(31L * (number % 40))))
                    .build())
        .toList();
  }

  private static List<List<@Nullable String>> of(Warehouse warehouse, String table, int project) {
    return rows(
        warehouse,
        "SELECT * EXCEPT project_id FROM %s FINAL WHERE project_id = %d ORDER BY ALL"
            .formatted(table, project));
  }

  private EmbeddedClickHouse open() {
    return EmbeddedClickHouse.open(EngineOptions.in(directory));
  }

  private void store(Batch batch) {
    try (var warehouse = open()) {
      warehouse.store(batch);
    }
  }

  /** Does something to the data behind Footfall's back. */
  private void run(String statement) {
    try (var connection = Engines.connect(EngineOptions.in(directory))) {
      connection.run(statement, Map.of());
    }
  }

  private void older(String... files) {
    try (var before = new SteadyConnection(() -> Engines.connect(EngineOptions.in(directory)))) {
      before.run("CREATE DATABASE IF NOT EXISTS footfall", Map.of());
      before.run("USE footfall", Map.of());
      new Schema(before, directory, List.of(files)).apply();
    }
  }
}
