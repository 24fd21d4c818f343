package dev.footfall.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.collect.Protocols;
import dev.footfall.enrich.EnrichmentData;
import dev.footfall.enrich.Pseudonyms;
import dev.footfall.event.Envelope;
import dev.footfall.event.Failpoint;
import dev.footfall.event.Field;
import dev.footfall.event.Precautions;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
  private static final byte[] SALT = {1, 2, 3};
  private Precautions precautions = Precautions.NONE;
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final String ONE = "11111111-1111-4111-8111-111111111111";
  private static final String TWO = "22222222-2222-4222-8222-222222222222";
  private static final String THREE = "33333333-3333-4333-8333-333333333333";

  private static final String BROKEN = "{\"aid\":\"shop\",\"e\":\"no such event\"}";

  @TempDir static Path engine;
  @TempDir Path directory;

  private static EmbeddedClickHouse warehouse;
  private static long nextProject;
  private static long nextRecord;

  private FileJournal journal;
  private Pipeline pipeline;
  private PrometheusRegistry registry = new PrometheusRegistry();
  private long project;
  private String query = "";

  @BeforeAll
  static void openTheEngine() {
    warehouse = EmbeddedClickHouse.open(EngineOptions.in(engine));
  }

  @AfterAll
  static void closeTheEngine() {
    warehouse.close();
  }

  @BeforeEach
  void open() throws IOException {
    project = ++nextProject;
    journal = FileJournal.open(directory.resolve("journal"), JournalOptions.DEFAULT, nextRecord);
    pipeline = pipeline();
  }

  @AfterEach
  void close() {
    pipeline.close();
    nextRecord = Math.max(nextRecord, journal.end());
    journal.close();
  }

  @Test
  void storesWhatATrackerSentWithWhatCanBeWorkedOut() throws Exception {
    pipeline.start();
    send(
        event(
            ONE,
            "\"url\":\"https://shop.example/cart?utm_source=news\",\"page\":\"Cart\",\"duid\":\"d1\",\"ip\":\"8.8.8.8\",\"ua\":\"Mozilla/5.0"
                + " (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\""));

    assertThat(
            rows(
                "SELECT event_name, page_title, page_urlpath, mkt_source, device, geo_country,"
                    + " agent_name, os_family, is_bot, is_anonymous FROM events"))
        .containsExactly("page_view|Cart|/cart|news|d1|US|Firefox|Linux|false|false");
  }

  @Test
  void storesNoValueOfAPseudonymisedFieldAndStillCountsPeople() throws Exception {
    pipeline.start();
    precautions = new Precautions("", Set.of(Field.USER_ID, Field.DOMAIN_USERID));
    send(
        event(ONE, "\"uid\":\"ada\",\"duid\":\"d1\",\"page\":\"A\""),
        event(TWO, "\"uid\":\"ada\",\"duid\":\"d2\",\"page\":\"B\""),
        event(THREE, "\"uid\":\"ada\",\"vid\":\"no number\""));

    String ada = new Pseudonyms(project -> SALT).of(project, "ada");
    assertThat(rows("SELECT user_id, page_title FROM events ORDER BY page_title"))
        .containsExactly(ada + "|A", ada + "|B");
    assertThat(rows("SELECT count(DISTINCT device), max(length(device)) FROM events"))
        .containsExactly("2|64");
    assertThat(rows("SELECT payload FROM bad_rows"))
        .singleElement(as(InstanceOfAssertFactories.STRING))
        .contains("no number")
        .doesNotContain("ada");
  }

  @Test
  void recognisesAVisitorWithoutACookieByTheDaysHash() throws Exception {
    pipeline.start();
    precautions = new Precautions("hash", Set.of());
    send(event(ONE, "\"page\":\"A\""));

    assertThat(rows("SELECT device, is_anonymous FROM events")).containsExactly("hash|true");
  }

  @Test
  void countsAnEventOnceHoweverOftenItIsSent() throws Exception {
    pipeline.start();
    send(event(ONE, "\"page\":\"A\",\"stm\":\"1\""), event(ONE, "\"page\":\"A\",\"stm\":\"2\""));
    send(event(ONE, "\"page\":\"A\",\"stm\":\"3\""), event(TWO, "\"page\":\"B\""));

    assertThat(rows("SELECT page_title FROM events ORDER BY page_title")).containsExactly("A", "B");
  }

  @Test
  void keepsAnotherEventThatCameUnderAKnownIdOnceAndMarksIt() throws Exception {
    pipeline.start();
    send(event(ONE, "\"page\":\"first\""));
    send(event(ONE, "\"page\":\"other\""));
    send(event(ONE, "\"page\":\"other\""), event(ONE, "\"page\":\"first\""));

    assertThat(
            rows(
                "SELECT page_title, toString(original_event_id), event_id = original_event_id FROM"
                    + " events ORDER BY page_title"))
        .containsExactly("first|null|null", "other|" + ONE + "|0");
  }

  @Test
  void refusesToBeginAgainWhereEventsAreStoredAndTheLedgerIsGone() throws Exception {
    pipeline.start();
    send(event(ONE, "\"page\":\"A\""));

    assertThatThrownBy(() -> Ledger.open(directory.resolve("no-ledger"), warehouse))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-ledger is missing although events are stored");
    assertThat(Ledger.open(directory.resolve("ledger"), warehouse).stored()).isPositive();
  }

  @Test
  void keepsTheSameIdOfAnotherProject() throws Exception {
    pipeline.start();
    send(event(ONE, "\"page\":\"A\""));
    project = ++nextProject;
    send(event(ONE, "\"page\":\"A\""));

    assertThat(rows("SELECT page_title FROM events")).containsExactly("A");
  }

  @Test
  void keepsWhatItCannotReadAsABadRowBesideItsNeighbours() throws Exception {
    pipeline.start();
    send(event(ONE, "\"page\":\"A\""), event(TWO, "\"vid\":\"many\""), BROKEN);

    assertThat(rows("SELECT page_title FROM events")).containsExactly("A");
    assertThat(rows("SELECT reason FROM bad_rows"))
        .containsExactly("tracker_protocol_violation", "tracker_protocol_violation");
  }

  @Test
  void makesTheSameBatchAgainWhenItEndedBetweenCutAndInsert() throws Exception {
    append(event(ONE, "\"page\":\"A\""));
    assertThat(pipeline.cut().records()).hasSize(1);
    append(event(TWO, "\"page\":\"B\""));

    restart();
    assertThat(pipeline.cut().records()).hasSize(1);
    pipeline.start();
    awaitAll();
    assertThat(rows("SELECT page_title FROM events ORDER BY page_title")).containsExactly("A", "B");
  }

  @Test
  void storesABatchOnceWhenItEndedBetweenInsertAndCheckpoint() throws Exception {
    append(event(ONE, "\"page\":\"A\""), event(TWO, "\"page\":\"B\""), BROKEN);
    pipeline.insert(pipeline.cut());
    append(event(ONE, "\"page\":\"A\""), event(THREE, "\"page\":\"C\""));

    restart();
    pipeline.start();
    awaitAll();
    assertThat(rows("SELECT page_title FROM events ORDER BY page_title"))
        .containsExactly("A", "B", "C");
    assertThat(rows("SELECT reason FROM bad_rows")).hasSize(1);
  }

  @Test
  void countsABatchOnceWhereItsCheckpointFails() throws Exception {
    append(event(ONE, "\"page\":\"A\""), event(TWO, "\"page\":\"B\""));
    var left = new AtomicInteger(4);
    try (var _ =
        Failpoint.watch(
            place -> {
              if (place.equals("ledger.write.before") && left.getAndDecrement() < 4) {
                throw new UncheckedIOException(new IOException("No space left on device"));
              }
            })) {
      assertThat(pipeline.tryOne()).isFalse();
      assertThat(pipeline.tryOne()).isFalse();
    }
    assertThat(pipeline.tryOne()).isTrue();

    assertThat(rows("SELECT count() FROM events")).containsExactly("2");
    assertThat(stored()).isEqualTo(2);
  }

  private double stored() {
    return registry.scrape("footfall_events_stored"::equals).stream()
        .map(CounterSnapshot.class::cast)
        .mapToDouble(counter -> counter.getDataPoints().getFirst().getValue())
        .sum();
  }

  @Test
  void storesWhatTheJournalCanStillReadAndGoesOn() throws Exception {
    append(event(ONE, "\"page\":\"A\""));
    append(event(TWO, "\"page\":\"damaged\""));
    append(event(THREE, "\"page\":\"C\""));
    damage("damaged");

    pipeline.start();
    awaitAll();
    assertThat(rows("SELECT page_title FROM events ORDER BY page_title")).containsExactly("A", "C");
  }

  @Test
  void goesOnWhereTheJournalCanReadNothingOfABatch() throws Exception {
    append(event(ONE, "\"page\":\"damaged\""));
    damage("damaged");
    pipeline.start();
    awaitAll();
    send(event(TWO, "\"page\":\"B\""));

    assertThat(rows("SELECT page_title FROM events")).containsExactly("B");
  }

  @Test
  void doesNotWaitForWhatTheJournalLostAltogether() throws Exception {
    append(event(ONE, "\"page\":\"A\""));
    journal.close();
    try (var files = Files.list(directory.resolve("journal"))) {
      for (var file : files.toList()) {
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, 0, 8192, (byte) 1);
        Files.write(file, content);
      }
    }
    restart();
    pipeline.start();

    awaitAll();
    send(event(TWO, "\"page\":\"B\""));
    assertThat(rows("SELECT page_title FROM events")).containsExactly("B");
  }

  /** Changes a byte of this text wherever it stands in the journal. */
  private void damage(String text) throws IOException {
    try (var files = Files.list(directory.resolve("journal"))) {
      for (var file : files.toList()) {
        byte[] content = Files.readAllBytes(file);
        int place = new String(content, ISO_8859_1).indexOf(text);
        if (place >= 0) {
          content[place] ^= 1;
          Files.write(file, content);
        }
      }
    }
  }

  /** Few bytes can hold much: what stands once in a request is as much as it is with each event. */
  @Test
  void cutsABatchBeforeItIsMoreThanMemoryHolds() throws Exception {
    String page = "https://shop.example/" + "a".repeat(9000);
    query = "url=" + page + "&refr=" + page;
    for (int i = 0; i < 10; i++) {
      append(Collections.nCopies(3000, "{\"e\":\"pv\",\"aid\":\"shop\"}").toArray(String[]::new));
    }

    assertThat(pipeline.cut().records().size()).isBetween(1, 3);
    restart();
    assertThat(pipeline.cut().records().size()).isBetween(1, 3);
  }

  private Pipeline pipeline() throws IOException {
    registry = new PrometheusRegistry();
    return new Pipeline(
        journal,
        Ledger.open(directory.resolve("ledger")),
        new Decoding(
            new Protocols("test"), EnrichmentData.bundled(), new Pseudonyms(project -> SALT)),
        warehouse,
        new PipelineMetrics(registry));
  }

  private void restart() throws IOException {
    journal.close();
    journal = FileJournal.open(directory.resolve("journal"), JournalOptions.DEFAULT, 0);
    pipeline = pipeline();
  }

  private void send(String... events) throws InterruptedException {
    append(events);
    awaitAll();
  }

  private void append(String... events) {
    String body =
        Stream.of(events)
            .collect(
                Collectors.joining(
                    ",",
                    "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":[",
                    "]}"));
    var envelope =
        new Envelope(
            project,
            "shop",
            0,
            NOON,
            "com.snowplowanalytics.snowplow/tp2",
            query,
            "application/json",
            Map.of("user-agent", "curl/8"),
            "",
            "",
            false,
            precautions,
            Optional.empty(),
            body.getBytes(UTF_8));
    journal.append(envelope.toBytes());
  }

  private void awaitAll() throws InterruptedException {
    assertThat(pipeline.awaitStored(journal.end() - 1, Duration.ofMinutes(1))).isTrue();
  }

  private static String event(String id, String more) {
    return "{\"e\":\"pv\",\"tv\":\"js-4.10.1\",\"p\":\"web\",\"aid\":\"shop\",\"eid\":\"%s\",%s}"
        .formatted(id, more);
  }

  private List<String> rows(String sql) {
    var found = new ArrayList<String>();
    var question = new Question(sql, Map.of(), Scope.project(project), Limits.DEFAULT);
    try (var rows = warehouse.ask(question)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        found.add(row.stream().map(String::valueOf).collect(Collectors.joining("|")));
      }
    }
    return found;
  }
}
