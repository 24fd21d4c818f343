package dev.footfall.warehouse;

import static dev.footfall.warehouse.Samples.LIMITS;
import static dev.footfall.warehouse.Samples.NOON;
import static dev.footfall.warehouse.Samples.badRow;
import static dev.footfall.warehouse.Samples.batch;
import static dev.footfall.warehouse.Samples.event;
import static dev.footfall.warehouse.Samples.id;
import static dev.footfall.warehouse.Samples.question;
import static dev.footfall.warehouse.Samples.rows;
import static dev.footfall.warehouse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.Rows.Column;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every warehouse does, whichever engine is behind it. */
@Timeout(120)
abstract class WarehouseContract {
  private static final String FOREVER = "SELECT max(sipHash64(number)) FROM numbers(1000000000000)";

  private Warehouse warehouse;

  /** A warehouse over this test's data, empty the first time. */
  abstract Warehouse open();

  @BeforeEach
  void openWarehouse() {
    warehouse = open();
  }

  @AfterEach
  void closeWarehouse() {
    warehouse.close();
  }

  private void reopen() {
    warehouse.close();
    warehouse = open();
  }

  @Test
  void deletesOneProjectsRowsForGoodHoweverOftenItIsAsked() throws Exception {
    warehouse.store(
        new Batch(0, 2, List.of(event(1, 1), event(2, 2)), List.of(badRow(1, 3), badRow(2, 4))));
    warehouse.store(batch(1, 2, 5));

    warehouse.erase(1);
    warehouse.erase(1);
    reopen();

    assertThat(rows(warehouse, "SELECT DISTINCT project_id FROM events"))
        .containsExactly(List.of("2"));
    assertThat(rows(warehouse, "SELECT project_id, id FROM bad_rows"))
        .containsExactly(List.of("2", id(4).toString()));
    assertThat(
            rows(
                warehouse,
                "SELECT table, command FROM system.mutations WHERE database = 'footfall' AND NOT"
                    + " is_done"))
        .isEmpty();
    warehouse.store(batch(3, 5, 6));
    assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("2");
  }

  @Test
  void deletesWhatIsOlderThanItsProjectKeepsIt() throws Exception {
    warehouse.store(
        new Batch(0, 6, List.of(at(1, 1, 9), at(1, 2, 11), at(2, 3, 99), at(3, 4, 99)), List.of()));
    warehouse.store(new Batch(6, 8, List.of(), List.of(badRow(1, 5), badRow(3, 6))));

    var oldest = Map.of(1L, Samples.NOON.minus(Duration.ofDays(10)), 2L, Samples.NOON);
    warehouse.expire(oldest);
    warehouse.expire(oldest);
    reopen();

    assertThat(rows(warehouse, "SELECT event_id FROM events ORDER BY event_id"))
        .containsExactly(List.of(id(1).toString()), List.of(id(4).toString()));
    assertThat(value(warehouse, "SELECT count() FROM bad_rows")).isEqualTo("2");

    warehouse.expire(Map.of(3L, Samples.NOON.plusMillis(1)));
    assertThat(rows(warehouse, "SELECT project_id FROM bad_rows")).containsExactly(List.of("1"));
    warehouse.expire(Map.of());
    assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("1");
  }

  private static Event at(long project, int number, int daysOld) {
    var then = Samples.NOON.minus(Duration.ofDays(daysOld));
    return event(project, number).but().set(Field.DERIVED_TSTAMP, then).build();
  }

  @Test
  void storesWhatItWasGiven() {
    warehouse.store(new Batch(5, 9, List.of(event(1, 5), event(2, 6)), List.of(badRow(1, 7))));

    assertThat(
            rows(warehouse, "SELECT project_id, batch, event_id, page_url FROM events ORDER BY 1"))
        .containsExactly(
            List.of("1", "5", id(5).toString(), "https://shop.example/5"),
            List.of("2", "5", id(6).toString(), "https://shop.example/6"));
    assertThat(
            rows(
                warehouse,
                "SELECT project_id, batch, id, received_at, protocol, reason, message, payload FROM"
                    + " bad_rows"))
        .containsExactly(
            List.of(
                "1",
                "5",
                id(7).toString(),
                "2026-11-21 12:00:00.123",
                "com.snowplowanalytics.snowplow/tp2",
                "tracker_protocol_violation",
                "event 7 has no type",
                "{\"p\":\"web\"}"));
  }

  @Test
  void storesABatchOnceHoweverOftenItIsGiven() {
    var batch = new Batch(0, 3, List.of(event(1, 0), event(1, 1)), List.of(badRow(1, 2)));
    warehouse.store(batch);
    warehouse.store(batch);
    warehouse.store(batch(1, 10, 20));
    warehouse.store(batch);
    reopen();
    warehouse.store(batch);

    assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("12");
    assertThat(value(warehouse, "SELECT count() FROM bad_rows")).isEqualTo("1");
  }

  @Test
  void storesABatchOverSeveralMonthsOnce() {
    var events =
        IntStream.range(0, 90)
            .mapToObj(
                number ->
                    event(1, number)
                        .but()
                        .set(
                            Field.DERIVED_TSTAMP,
                            Instant.parse("2020-01-15T00:00:00Z")
                                .plus(Duration.ofDays(31L * (number % 60))))
                        .build())
            .toList();
    var batch = new Batch(0, 90, events, List.of());
    warehouse.store(batch);
    warehouse.store(batch);

    assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("90");
  }

  @Test
  void keepsTheSameRowsInOtherBatches() {
    warehouse.store(batch(1, 0, 10));
    warehouse.store(new Batch(10, 20, batch(1, 0, 10).events(), List.of()));

    assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("20");
  }

  @Test
  void storesNothingOfABatchWithABrokenEvent() {
    Event withoutTime = event(1, 1).but().set(Field.DERIVED_TSTAMP, null).build();

    assertThatThrownBy(
            () -> warehouse.store(new Batch(0, 2, List.of(event(1, 0), withoutTime), List.of())))
        .isInstanceOf(WarehouseException.class)
        .hasMessage("The engine does not take an event: an event has a value for derived_tstamp");
    assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("0");
  }

  @Test
  void knowsEventsOfEarlierBatchesOnly() {
    warehouse.store(batch(1, 0, 10));
    warehouse.store(batch(2, 10, 20));
    var asked =
        Set.of(
            sighting(1, 3),
            sighting(2, 3),
            sighting(2, 13),
            sighting(1, 99),
            new Sighting(new EventKey(1, id(4)), NOON));

    assertThat(warehouse.known(asked, 10))
        .containsExactly(new Known(new EventKey(1, id(3)), new UUID(7, 3)));
    assertThat(warehouse.known(asked, 11))
        .containsExactlyInAnyOrder(
            new Known(new EventKey(1, id(3)), new UUID(7, 3)),
            new Known(new EventKey(2, id(13)), new UUID(7, 13)));
    assertThat(warehouse.known(asked, 0)).isEmpty();
    assertThat(warehouse.known(Set.of(), 11)).isEmpty();
  }

  private static Sighting sighting(long project, int number) {
    return new Sighting(new EventKey(project, id(number)), NOON.minusSeconds(number));
  }

  @Test
  void knowsTensOfThousandsOfEventsAtOnce() {
    warehouse.store(batch(1, 0, 40_000));
    var asked = new java.util.HashSet<Sighting>();
    IntStream.range(20_000, 60_000).forEach(number -> asked.add(sighting(1, number)));

    assertThat(warehouse.known(asked, 100_000)).hasSize(20_000);
  }

  @Test
  void answersWithEveryValueAsTheEngineWritesIt() {
    try (var rows =
        warehouse.ask(
            question(
                Scope.everything(),
                """
                SELECT 18446744073709551615 AS large, -1.5e300 AS number, NULL AS nothing, true AS yes, 'a"\\n' AS text,
                  toDateTime64('2026-11-21 12:00:00.120', 3, 'Europe/Berlin') AS time, [1, NULL] AS list,
                  map('k', [1.5]) AS object, nan AS none, toDecimal128('1234567890.123456789', 9) AS exact, '' AS empty
                """))) {
      assertThat(rows.columns())
          .contains(new Column("large", "UInt64"), new Column("list", "Array(Nullable(UInt8))"));
      assertThat(rows.next())
          .isEqualTo(
              Arrays.asList(
                  "18446744073709551615",
                  "-1.5e300",
                  null,
                  "true",
                  "a\"\n",
                  "2026-11-21 12:00:00.120",
                  "[1,null]",
                  "{\"k\":[1.5]}",
                  "nan",
                  "1234567890.123456789",
                  ""));
      assertThat(rows.next()).isNull();
      assertThat(rows.next()).isNull();
    }
  }

  @Test
  void streamsAnswersLargerThanABlock() {
    long sum = 0;
    int count = 0;
    try (var rows =
        warehouse.ask(question(Scope.everything(), "SELECT number FROM numbers(300000)"))) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        sum += Long.parseLong(String.valueOf(row.getFirst()));
        count++;
      }
    }
    assertThat(count).isEqualTo(300_000);
    assertThat(sum).isEqualTo(299_999L * 300_000 / 2);
  }

  @Test
  void namesTheColumnsOfAnEmptyAnswer() {
    try (var rows =
        warehouse.ask(question(Scope.everything(), "SELECT event_id, is_bot FROM events"))) {
      assertThat(rows.columns())
          .containsExactly(new Column("event_id", "UUID"), new Column("is_bot", "Bool"));
      assertThat(rows.next()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "",
        "it's \\ \"quoted\"",
        "line\nbreak\ttab\rreturn",
        "\\N",
        "{a:String}; DROP TABLE events --",
        "ünïcödé 🚀",
        "nul\0byte"
      })
  void takesAnyTextAsAParameter(String text) {
    var question =
        new Question(
            "SELECT {text:String}, has({ many : Array(String) }, {text:String}),"
                + " {text:Nullable(String)}",
            Map.of("text", text, "many", Question.texts(List.of("other", text))),
            Scope.everything(),
            LIMITS);

    assertThat(rows(warehouse, question)).containsExactly(List.of(text, "1", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count() FROM events",
        "SELECT count() FROM footfall.events",
        "SELECT count() FROM (SELECT * FROM events)",
        "WITH theirs AS (SELECT * FROM events) SELECT count() FROM theirs",
        "SELECT count() FROM events WHERE event_id IN (SELECT event_id FROM events)",
        "SELECT count() FROM events AS a JOIN events AS b ON a.event_id = b.event_id",
        "SELECT countIf(b.project_id = 7) FROM events AS a FULL JOIN events AS b USING (event_id)",
        "SELECT sum(n) FROM (SELECT 1 AS n FROM events UNION ALL SELECT 0 AS n FROM events)",
        "SELECT count() FROM events WHERE project_id = 7 OR 1 = 1",
        "SELECT count() FROM events PREWHERE 1 = 1",
        "SELECT (SELECT count() FROM events)",
        "SELECT count() FROM events -- a comment at the end"
      })
  void showsAQuestionItsOwnProjectOnly(String sql) {
    warehouse.store(batch(7, 0, 3));
    warehouse.store(batch(8, 3, 10));

    assertThat(rows(warehouse, question(Scope.project(7), sql))).containsExactly(List.of("3"));
    assertThat(rows(warehouse, question(Scope.project(9), sql))).containsExactly(List.of("0"));
    assertThat(rows(warehouse, question(Scope.project(7), sql))).containsExactly(List.of("3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO events SELECT * FROM events",
        "DROP TABLE events",
        "ALTER TABLE events DELETE WHERE 1 = 1",
        "TRUNCATE TABLE events",
        "SET readonly = 0",
        "SELECT 1; DROP TABLE events",
        "SELECT * FROM events INTO OUTFILE 'stolen'",
        "SELECT * FROM file('/etc/hostname', 'LineAsString')",
        "SELECT * FROM events SETTINGS additional_table_filters = {}",
        "SELECT * FROM events SETTINGS readonly = 0",
        "SELECT * FROM events /*",
        "SELECT 1 FORMAT CSV",
        "SELEC 1",
        "SELECT nothing_like_this",
        "SELECT {unset:String}"
      })
  void refusesWhatIsNotAPlainQuestion(String sql) {
    warehouse.store(batch(7, 0, 3));

    assertThatThrownBy(() -> rows(warehouse, question(Scope.project(7), sql)))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.QUESTION));
    assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT nope FROM events | Unknown expression identifier `nope`",
        "SELEC 1 | Syntax error: failed at position 7 (1)",
        "SELECT toDate('x') | Cannot parse date: value is too short"
      })
  void saysWhatIsWrongInASentence(String sql, String message) {
    assertThatThrownBy(() -> rows(warehouse, sql))
        .isInstanceOf(WarehouseException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContainingAny("SETTINGS", "version", "DB::Exception", "log_comment");
  }

  @Test
  void endsAQuestionThatTakesTooLong() {
    var question =
        new Question(
            FOREVER, Map.of(), Scope.everything(), new Limits(Duration.ofMillis(300), 1L << 30));

    assertThatThrownBy(() -> rows(warehouse, question))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT));
  }

  @Test
  void endsAQuestionThatTakesTooMuchMemory() {
    var question =
        new Question(
            "SELECT length(groupArray(number)) FROM numbers(100000000)",
            Map.of(),
            Scope.everything(),
            new Limits(Duration.ofSeconds(30), 10L << 20));

    assertThatThrownBy(() -> rows(warehouse, question))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT));
  }

  @Test
  void leavesNothingOfAFailedAnswerInTheNextOne() {
    var failing =
        new Question(
            "SELECT number AS theirs, throwIf(number = 150000) FROM numbers(200000)",
            Map.of(),
            Scope.everything(),
            LIMITS);
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> rows(warehouse, failing)).isInstanceOf(WarehouseException.class);
      try (var rows = warehouse.ask(question(Scope.everything(), "SELECT 1 AS mine"))) {
        assertThat(rows.columns()).containsExactly(new Column("mine", "UInt8"));
        assertThat(rows.next()).isEqualTo(List.of("1"));
        assertThat(rows.next()).isNull();
      }
    }
  }

  @Test
  void cancelsAQuestionBeforeItsFirstRow() throws Exception {
    try (var rows = warehouse.ask(question(Scope.everything(), FOREVER))) {
      var reader = CompletableFuture.supplyAsync(() -> failure(rows));
      awaitRunning(1);
      rows.cancel();

      assertThat(reader.get(2, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
      awaitRunning(0);
    }
  }

  @Test
  void cancelsAQuestionInTheMiddleOfItsRows() {
    try (var rows =
        warehouse.ask(question(Scope.everything(), "SELECT number FROM numbers(1000000000000)"))) {
      assertThat(rows.next()).isEqualTo(List.of("0"));
      rows.cancel();
      assertThat(failure(rows).kind()).isEqualTo(Kind.CANCELLED);
    }
  }

  @Test
  void endsAQuestionWhoseRowsAreClosed() throws Exception {
    warehouse.ask(question(Scope.everything(), FOREVER)).close();
    var rows = warehouse.ask(question(Scope.everything(), "SELECT * FROM numbers(1000000000000)"));
    rows.next();
    rows.close();
    rows.close();
    awaitRunning(0);
  }

  @Test
  void endsAQuestionWhoseReaderIsInterrupted() throws Exception {
    var outcome = new CompletableFuture<WarehouseException>();
    var reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var rows = warehouse.ask(question(Scope.everything(), FOREVER))) {
                    outcome.complete(failure(rows));
                  }
                });
    awaitRunning(1);
    reader.interrupt();

    assertThat(outcome.get(5, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
    awaitRunning(0);
  }

  @Test
  void answersManyQuestionsAtATime() throws Exception {
    warehouse.store(batch(1, 0, 100));
    var answers = new ArrayList<CompletableFuture<List<String>>>();
    for (int i = 0; i < 200; i++) {
      String sql = "SELECT count() + " + i + " FROM events";
      var answer = new CompletableFuture<List<String>>();
      answers.add(answer);
      Thread.ofVirtual()
          .start(() -> answer.complete(List.of(String.valueOf(value(warehouse, sql)))));
    }
    for (int i = 0; i < 200; i++) {
      assertThat(answers.get(i).get(30, TimeUnit.SECONDS))
          .containsExactly(Integer.toString(100 + i));
    }
  }

  @Test
  void checksThatItCanAnswer() {
    warehouse.check();
  }

  private static WarehouseException failure(Rows rows) {
    try {
      while (rows.next() != null) {
        Thread.onSpinWait();
      }
    } catch (WarehouseException e) {
      return e;
    }
    throw new AssertionError("the question came to its end");
  }

  /** Waits until that many endless questions are running in the engine. */
  private void awaitRunning(int expected) throws InterruptedException {
    String sql =
        "SELECT count() FROM system.processes WHERE query LIKE '%(1000000000000)%' AND query NOT"
            + " LIKE '%system.processes%'";
    while (!Integer.toString(expected).equals(value(warehouse, sql))) {
      Thread.sleep(5);
    }
  }
}
