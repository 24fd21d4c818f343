package dev.footfall.server;

import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalNumbers;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.ToDoubleFunction;

/** The journal in numbers. */
final class JournalMetrics {
  private final PrometheusRegistry registry;
  private final FileJournal journal;

  private JournalMetrics(PrometheusRegistry registry, FileJournal journal) {
    this.registry = registry;
    this.journal = journal;
  }

  static void register(PrometheusRegistry registry, FileJournal journal) {
    new JournalMetrics(registry, journal).register();
  }

  private void register() {
    counter(
        "footfall_journal_records_total",
        "Requests that were written to the journal and forced",
        JournalNumbers::records);
    counter(
        "footfall_journal_bytes_total",
        "Bytes of the requests that were written to the journal",
        JournalNumbers::bytes);
    counter(
        "footfall_journal_forces_total",
        "How often the journal forced a file to the disk",
        JournalNumbers::forces);
    counter(
        "footfall_journal_quarantined_total",
        "Stretches of damaged bytes that were put aside in the journal's folder quarantine",
        JournalNumbers::quarantined);
    counter(
        "footfall_journal_missing_records_total",
        "Requests that were acknowledged and cannot be read, at the most",
        JournalNumbers::missing);
    gauge(
        "footfall_journal_waiting",
        "Requests that wait for the disk to be answered",
        JournalNumbers::waiting);
    gauge(
        "footfall_journal_size_bytes",
        "Bytes the journal takes on disk, stored or not",
        JournalNumbers::size);
    gauge(
        "footfall_journal_oldest_seconds",
        "How long the oldest request waits that the warehouse has not stored",
        numbers -> numbers.oldest().toMillis() / 1000.0);
    CounterWithCallback.builder()
        .name("footfall_journal_refused_total")
        .help(
            "Requests the journal did not take, by reason: the disk is full or fails (disk), too"
                + " much waits for the warehouse (size) or for too long (age), or it is closed")
        .labelNames("reason")
        .callback(
            callback ->
                journal
                    .numbers()
                    .refused()
                    .forEach((reason, count) -> callback.call(count, reason.text())))
        .register(registry);
  }

  private void counter(String name, String help, ToDoubleFunction<JournalNumbers> value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.applyAsDouble(journal.numbers())))
        .register(registry);
  }

  private void gauge(String name, String help, ToDoubleFunction<JournalNumbers> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.applyAsDouble(journal.numbers())))
        .register(registry);
  }
}
