package dev.footfall.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.collect.Protocols;
import dev.footfall.enrich.EnrichmentData;
import dev.footfall.enrich.Pseudonyms;
import dev.footfall.event.BadRow;
import dev.footfall.event.BadRow.Reason;
import dev.footfall.event.Envelope;
import dev.footfall.event.Origin;
import dev.footfall.event.Replay;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad rows that an older program kept are read again by this one. */
class ReplayTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final UUID BAD = UUID.fromString("0a0a0a0a-0000-3000-8000-000000000001");
  private static final byte[] NO_EVENT =
      "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":[]}"
          .getBytes(UTF_8);

  private static final String WITHOUT_ID = "{\"e\":\"pv\",\"p\":\"web\",\"aid\":\"shop\"}";

  @TempDir Path directory;

  private EmbeddedClickHouse warehouse;
  private FileJournal journal;
  private Pipeline pipeline;

  @BeforeEach
  void open() throws IOException {
    warehouse = EmbeddedClickHouse.open(EngineOptions.in(directory.resolve("engine")));
    openTheJournal();
  }

  private void openTheJournal() throws IOException {
    journal = FileJournal.open(directory.resolve("journal"), JournalOptions.DEFAULT, 10);
    pipeline =
        new Pipeline(
            journal,
            Ledger.open(directory.resolve("ledger")),
            new Decoding(
                new Protocols("test"), EnrichmentData.bundled(), new Pseudonyms(p -> new byte[1])),
            warehouse,
            new PipelineMetrics(new PrometheusRegistry()));
  }

  @AfterEach
  void close() {
    pipeline.close();
    journal.close();
    warehouse.close();
  }

  @Test
  void makesAnEventOfWhatCanBeReadNowAndDoesItOnce() throws Exception {
    var old = old(WITHOUT_ID, "p: \"web\" is no platform");
    replay(old);
    replay(old);
    pipeline.start();
    awaitAll();
    replay(old);
    awaitAll();

    assertThat(rows("SELECT event_name, app_id, useragent, collector_tstamp FROM events"))
        .containsExactly("page_view|shop|curl/8|2026-11-21 12:00:00.000");
    assertThat(rows("SELECT bad_row, events, bad_rows FROM replays")).containsExactly(BAD + "|1|0");
    assertThat(rows("SELECT id FROM bad_rows")).containsExactly(BAD.toString());
  }

  @Test
  void leavesABadRowAsItIsThatIsAsBadAsItWas() throws Exception {
    replay(old("{\"e\":\"pv\",\"aid\":\"shop\",\"vid\":\"x\"}", stillWrong()));
    pipeline.start();
    awaitAll();

    assertThat(rows("SELECT message FROM bad_rows")).containsExactly(stillWrong());
    assertThat(rows("SELECT bad_row FROM replays")).isEmpty();
  }

  @Test
  void putsANewBadRowInThePlaceOfOneThatIsWrongInAnotherWayNow() throws Exception {
    var old = old("{\"e\":\"pv\",\"aid\":\"shop\",\"vid\":\"x\"}", "p: missing; vid: is no number");
    replay(old);
    replay(old);
    pipeline.start();
    awaitAll();

    assertThat(
            rows(
                "SELECT field, message, form, record IN (SELECT record FROM bad_requests) FROM"
                    + " bad_rows WHERE id NOT IN (SELECT bad_row FROM replays)"))
        .containsExactly("vid|" + stillWrong() + "|event|1");
    assertThat(rows("SELECT events, bad_rows FROM replays")).containsExactly("0|1");
  }

  @Test
  void doesItOnceWhereItEndedBetweenInsertAndCheckpoint() throws Exception {
    replay(old(WITHOUT_ID, "p: \"web\" is no platform"));
    pipeline.insert(pipeline.cut());

    journal.close();
    openTheJournal();
    pipeline.start();
    awaitAll();
    assertThat(rows("SELECT event_name FROM events")).containsExactly("page_view");
    assertThat(rows("SELECT events FROM replays")).containsExactly("1");
  }

  @Test
  void keepsARequestOnceHoweverManyBadRowsItHas() throws Exception {
    journal.append(
        request(
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":["
                    + WITHOUT_ID
                    + ",{\"aid\":\"shop\"},{\"aid\":\"shop\",\"e\":\"x\"}]}")
            .toBytes());
    pipeline.start();
    awaitAll();

    assertThat(rows("SELECT count(), uniqExact(record) FROM bad_rows")).containsExactly("2|1");
    assertThat(rows("SELECT count() FROM bad_requests")).containsExactly("1");
  }

  private static String stillWrong() {
    return "vid: \"x\" is no whole number of 32 bits";
  }

  /** As it was stored by a program that could not read it. */
  private BadRow old(String event, String message) {
    var row =
        new BadRow(
            BAD,
            1,
            NOON,
            "com.snowplowanalytics.snowplow/tp2",
            Reason.TRACKER_PROTOCOL_VIOLATION,
            message,
            event.getBytes(UTF_8),
            Optional.of(new Origin(3, Origin.Form.EVENT, request(new String(NO_EVENT, UTF_8)))));
    warehouse.store(new Batch(3, 4, List.of(), List.of(row)));
    return row;
  }

  private void replay(BadRow row) {
    var request = row.origin().orElseThrow().with(row.payload());
    journal.append(
        new Replay(row.id(), NOON.plusSeconds(60), row.reason(), row.message(), request).toBytes());
  }

  private static Envelope request(String body) {
    return new Envelope(
        1,
        "shop",
        0,
        NOON,
        "com.snowplowanalytics.snowplow/tp2",
        "",
        "application/json",
        Map.of("user-agent", "curl/8"),
        "",
        "",
        false,
        Optional.empty(),
        body.getBytes(UTF_8));
  }

  private void awaitAll() throws InterruptedException {
    assertThat(pipeline.awaitStored(journal.end() - 1, Duration.ofMinutes(1))).isTrue();
  }

  private List<String> rows(String sql) {
    var found = new ArrayList<String>();
    var question = new Question(sql, Map.of(), Scope.project(1), Limits.DEFAULT);
    try (var rows = warehouse.ask(question)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        found.add(row.stream().map(String::valueOf).collect(Collectors.joining("|")));
      }
    }
    return found;
  }
}
