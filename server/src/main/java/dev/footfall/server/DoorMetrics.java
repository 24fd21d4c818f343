package dev.footfall.server;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What came to the door, counted. */
final class DoorMetrics {
  private final Counter requests;
  private final Counter events;

  DoorMetrics(PrometheusRegistry registry) {
    requests =
        Counter.builder()
            .name("footfall_collect_requests_total")
            .help("Requests to the collector, by result: acknowledged (on disk) or refused (503)")
            .labelNames("result")
            .register(registry);
    events =
        Counter.builder()
            .name("footfall_events_received_total")
            .help(
                "Events in requests, by what their app id is: a project's (known), nobody's"
                    + " (unknown), or of one which is archived or disabled, and stores none")
            .labelNames("app_id")
            .register(registry);
    requests.initLabelValues("acknowledged");
    requests.initLabelValues("refused");
    events.initLabelValues("known");
    events.initLabelValues("unknown");
    events.initLabelValues("archived");
    events.initLabelValues("disabled");
  }

  void received(int count) {
    events.labelValues("known").inc(count);
  }

  void unknown(int count) {
    events.labelValues("unknown").inc(count);
  }

  void disabled(int count) {
    events.labelValues("disabled").inc(count);
  }

  void archived(int count) {
    events.labelValues("archived").inc(count);
  }

  void acknowledged() {
    requests.labelValues("acknowledged").inc();
  }

  void refused() {
    requests.labelValues("refused").inc();
  }
}
