package dev.footfall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Envelope;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Warehouse;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One engine for the tests of a class; for each test its own project, journal and ledger. */
abstract class PipelineFixture {
  @TempDir static Path engine;
  @TempDir Path directory;

  static EmbeddedClickHouse warehouse;
  private static long projects;
  private static long records;

  FileJournal journal;
  Pipeline pipeline;
  long project;

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
    begin(directory, JournalOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pipeline.close();
    end();
  }

  /** Opens a journal and a ledger in this folder; their numbers go on where the last ones ended. */
  final void begin(Path folder, JournalOptions options) throws IOException {
    project = ++projects;
    journal = FileJournal.open(folder.resolve("journal"), options, records);
    // As batches are numbered by their first record, none may have an earlier test's number.
    Files.writeString(folder.resolve("ledger"), "stored %d%ncut %d%n".formatted(records, records));
    pipeline = pipeline(folder, warehouse);
  }

  final void end() {
    records = Math.max(records, journal.end());
    journal.close();
  }

  final Pipeline pipeline(Path folder, Warehouse into) throws IOException {
    return pipeline(folder, into, Sent.decoding());
  }

  final Pipeline pipeline(Path folder, Warehouse into, Decoding decoding) throws IOException {
    var metrics = new PipelineMetrics(new PrometheusRegistry());
    return new Pipeline(journal, Ledger.open(folder.resolve("ledger")), decoding, into, metrics);
  }

  /** Starts a pipeline into another warehouse in the place of this one. */
  final void start(Warehouse into) throws IOException {
    pipeline = pipeline(directory, into);
    pipeline.start();
  }

  final void append(Envelope... requests) {
    for (Envelope request : requests) {
      journal.append(request.toBytes());
    }
  }

  final void awaitAll() throws InterruptedException {
    assertThat(pipeline.awaitStored(journal.end() - 1, Duration.ofMinutes(1))).isTrue();
  }

  final List<String> titles() {
    return Sent.titles(warehouse, project);
  }

  final List<String> rows(String sql) {
    return Sent.rows(warehouse, project, sql);
  }
}
