package dev.footfall.pipeline;

import dev.footfall.event.BadRow;
import dev.footfall.warehouse.Batch;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.LongSupplier;

/** What became of the events, counted. */
public final class PipelineMetrics {
  private final PrometheusRegistry registry;
  private final Counter stored;
  private final Counter duplicates;
  private final Counter badRows;
  private final Counter replayed;
  private final Counter replayedEvents;
  private final Counter batches;

  /** Counters in this registry. */
  public PipelineMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    stored =
        Counter.builder()
            .name("footfall_events_stored_total")
            .help("Events stored in the warehouse")
            .register(registry);
    duplicates =
        Counter.builder()
            .name("footfall_events_duplicate_total")
            .help("Events left out because the same event was stored before")
            .register(registry);
    badRows =
        Counter.builder()
            .name("footfall_bad_rows_total")
            .help("What could not be read, kept as bad rows, by reason")
            .labelNames("reason")
            .register(registry);
    replayed =
        Counter.builder()
            .name("footfall_bad_rows_replayed_total")
            .help("Bad rows that were read again and are none any more")
            .register(registry);
    replayedEvents =
        Counter.builder()
            .name("footfall_events_replayed_total")
            .help("Events found in bad rows that were read again, and parts that are still bad")
            .register(registry);
    batches =
        Counter.builder()
            .name("footfall_batches_total")
            .help("Batches handed to the warehouse, by result")
            .labelNames("result")
            .register(registry);
    for (var reason : BadRow.Reason.values()) {
      badRows.initLabelValues(reason.text());
    }
    batches.initLabelValues("stored");
    batches.initLabelValues("failed");
  }

  void stored(Batch batch, long duplicateEvents) {
    stored.inc(batch.events().size());
    duplicates.inc(duplicateEvents);
    batch.badRows().forEach(row -> badRows.labelValues(row.reason().text()).inc());
    replayed.inc(batch.replayed().size());
    batch.replayed().forEach(one -> replayedEvents.inc(one.events() + one.badRows()));
    batches.labelValues("stored").inc();
  }

  void failed() {
    batches.labelValues("failed").inc();
  }

  void watchBacklog(LongSupplier records) {
    GaugeWithCallback.builder()
        .name("footfall_journal_backlog_records")
        .help("Requests in the journal that are not yet in the warehouse")
        .callback(gauge -> gauge.call((double) records.getAsLong()))
        .register(registry);
  }
}
