package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.User;
import dev.footfall.collect.Protocols;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.enrich.EnrichmentData;
import dev.footfall.enrich.Pseudonyms;
import dev.footfall.event.Envelope;
import dev.footfall.event.Project;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import dev.footfall.pipeline.Decoding;
import dev.footfall.pipeline.Ledger;
import dev.footfall.pipeline.Pipeline;
import dev.footfall.pipeline.PipelineMetrics;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Deletes the events of projects that are gone, on the real engine and across restarts. */
@Timeout(120)
class EraserTest {
  @TempDir Path directory;

  private Access access;
  private EmbeddedClickHouse warehouse;
  private FileJournal journal;
  private Pipeline pipeline;
  private Project shop;
  private Project blog;
  private final List<Long> erased = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    open();
    shop = project("acme/shop");
    blog = project("acme/blog");
  }

  private void open() throws IOException {
    access = Access.open(directory, InstantSource.system());
    warehouse = EmbeddedClickHouse.open(EngineOptions.in(directory.resolve("engine")));
    var ledger = Ledger.open(directory.resolve("ledger"), warehouse);
    journal =
        FileJournal.open(directory.resolve("journal"), JournalOptions.DEFAULT, ledger.stored());
    pipeline =
        new Pipeline(
            journal,
            ledger,
            new Decoding(
                new Protocols("test"),
                EnrichmentData.bundled(),
                new Pseudonyms(access.projectSalts()::of)),
            warehouse,
            new PipelineMetrics(new PrometheusRegistry()));
  }

  @AfterEach
  void close() {
    pipeline.close();
    journal.close();
    warehouse.close();
    access.close();
  }

  private void restart() throws IOException {
    close();
    open();
  }

  @Test
  void deletesWhatIsStoredAndWhatIsStillInTheJournal() throws Exception {
    pipeline.start();
    send(shop, 3);
    send(blog, 2);
    try (var eraser = eraser()) {
      access.deletions().begin(User.OPERATOR, shop.id());
      awaitDone();
      eraser.check();
    }

    assertThat(erased).containsExactly(shop.id());
    assertThat(count("events", shop)).isZero();
    assertThat(count("bad_rows", shop)).isZero();
    assertThat(count("events", blog)).isEqualTo(2);
    assertThat(count("bad_rows", blog)).isEqualTo(1);
  }

  @Test
  void beginsAgainAfterAnEndBeforeAnythingWasStored() throws Exception {
    send(shop, 3);
    send(blog, 2);
    access.deletions().begin(User.OPERATOR, shop.id());

    restart();
    pipeline.start();
    eraseInPeace();
    assertThat(count("events", shop)).isZero();
    assertThat(count("events", blog)).isEqualTo(2);
  }

  @Test
  void beginsAgainAfterAnEndWhenTheRowsWereGoneAndNobodyKnew() throws Exception {
    pipeline.start();
    send(shop, 3);
    send(blog, 2);
    access.deletions().begin(User.OPERATOR, shop.id());
    pipeline.erase(shop.id());

    restart();
    assertThat(access.deletions().pending()).containsExactly(shop.id());
    pipeline.start();
    eraseInPeace();
    assertThat(count("events", shop)).isZero();
    assertThat(count("events", blog)).isEqualTo(2);
  }

  @Test
  void stopsWhileItWaitsForAJournalThatIsNotStored() throws Exception {
    send(shop, 1);
    access.deletions().begin(User.OPERATOR, shop.id());

    eraser().close();
    assertThat(access.deletions().pending()).containsExactly(shop.id());
  }

  private void eraseInPeace() throws InterruptedException {
    try (var eraser = eraser()) {
      awaitDone();
      eraser.check();
    }
  }

  private void awaitDone() throws InterruptedException {
    while (!access.deletions().pending().isEmpty()) {
      Thread.sleep(20);
    }
  }

  private Eraser eraser() {
    var door =
        new Door(
            new Addressees(access.projects(), access.features()),
            Unlimited.limits(),
            journal,
            TrustedProxies.NONE,
            access.dailySalt()::today,
            InstantSource.system(),
            new DoorMetrics(new PrometheusRegistry()));
    return new Eraser(access.deletions(), door, pipeline, erased::add);
  }

  private Project project(String path) {
    return access.projects().create(User.OPERATOR, ProjectPath.of(path), "", true).project();
  }

  /** So many page views, and something that cannot be read. */
  private void send(Project project, int count) {
    for (int i = 0; i < count; i++) {
      append(project, ",\"eid\":\"%s\"".formatted(UUID.randomUUID()));
    }
    append(project, ",\"vid\":\"many\"");
  }

  private void append(Project project, String more) {
    String schema = "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";
    String event = "{\"e\":\"pv\",\"p\":\"web\",\"aid\":\"%s\"%s}".formatted(project.appId(), more);
    byte[] body =
        "{\"schema\":\"%s\",\"data\":[%s]}"
            .formatted(schema, event)
            .getBytes(StandardCharsets.UTF_8);
    var envelope =
        new Envelope(
            project.id(),
            project.appId(),
            0,
            Instant.parse("2026-11-21T12:00:00Z"),
            "com.snowplowanalytics.snowplow/tp2",
            "",
            "application/json",
            Map.of(),
            "",
            "",
            false,
            Optional.empty(),
            body);
    journal.append(envelope.toBytes());
  }

  private long count(String table, Project project) {
    String sql = "SELECT count() FROM " + table;
    var question = new Question(sql, Map.of(), Scope.project(project.id()), Limits.DEFAULT);
    try (var rows = warehouse.ask(question)) {
      return Long.parseLong(Objects.requireNonNull(Objects.requireNonNull(rows.next()).getFirst()));
    }
  }
}
