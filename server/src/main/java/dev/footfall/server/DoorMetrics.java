package dev.footfall.server;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What came to the door, counted. */
final class DoorMetrics {
  private final Counter requests;
  private final Counter events;
  private final Counter limited;
  private final Counter refusedEvents;
  private final Counter anonymised;
  private final Counter quotas;

  DoorMetrics(PrometheusRegistry registry) {
    requests =
        counter(
            registry,
            "footfall_collect_requests_total",
            "Requests to the collector, by result: acknowledged (on disk), refused (503), throttled"
                + " or over_quota (429), turned_away (no project collects there), unknown_key"
                + " (401), declined (a link that may not be followed), unreadable (the body is cut"
                + " off)",
            "result",
            "acknowledged",
            "refused",
            "throttled",
            "over_quota",
            "turned_away",
            "unknown_key",
            "declined",
            "unreadable");
    events =
        counter(
            registry,
            "footfall_events_received_total",
            "Events in requests, and their unreadable parts, by what their app id is: a project's,"
                + " and on disk (known), nobody's (unknown), or of one which is archived or"
                + " disabled, and stores none, or does not track who asks for that"
                + " (dropped_by_policy)",
            "app_id",
            "known",
            "unknown",
            "archived",
            "disabled",
            "dropped_by_policy");
    limited =
        counter(
            registry,
            "footfall_events_limited_total",
            "Events that were over a limit, by reason: sent away for the rest of the minute"
                + " (throttled) or because the month's quota is used up (over_quota), or taken"
                + " although the minute's limit was reached (spooled)",
            "reason",
            "throttled",
            "over_quota",
            "spooled");
    refusedEvents =
        Counter.builder()
            .name("footfall_events_refused_total")
            .help(
                "Events of requests that were answered 503 because they could not be written to the"
                    + " disk")
            .register(registry);
    anonymised =
        counter(
            registry,
            "footfall_events_anonymised_total",
            "Events kept without what tells their visitor, by who wanted that: the request"
                + " (asked), or the project for who asks not to be tracked (policy)",
            "reason",
            "asked",
            "policy");
    quotas =
        counter(
            registry,
            "footfall_quota_notices_total",
            "Projects that came near the end of their month's quota (warning) or to it"
                + " (exceeded), each once a month",
            "state",
            MonthlyQuota.State.WARNING.text(),
            MonthlyQuota.State.EXCEEDED.text());
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

  void droppedByPolicy(int count) {
    events.labelValues("dropped_by_policy").inc(count);
  }

  void throttled(int count) {
    limited.labelValues("throttled").inc(count);
    requests.labelValues("throttled").inc();
  }

  void overQuota(int count) {
    limited.labelValues("over_quota").inc(count);
    requests.labelValues("over_quota").inc();
  }

  void spooled(int count) {
    limited.labelValues("spooled").inc(count);
  }

  void refused(int count) {
    refusedEvents.inc(count);
  }

  /**
   * Counts events of visitors who are nobody.
   *
   * @param asked the request asked for it
   */
  void anonymised(boolean asked, int count) {
    anonymised.labelValues(asked ? "asked" : "policy").inc(count);
  }

  void quota(MonthlyQuota.State state) {
    quotas.labelValues(state.text()).inc();
  }

  void acknowledged() {
    requests.labelValues("acknowledged").inc();
  }

  void refused() {
    requests.labelValues("refused").inc();
  }

  void unknownKey() {
    requests.labelValues("unknown_key").inc();
  }

  void declined() {
    requests.labelValues("declined").inc();
  }

  void unreadable() {
    requests.labelValues("unreadable").inc();
  }

  void turnedAway() {
    requests.labelValues("turned_away").inc();
  }

  private static Counter counter(
      PrometheusRegistry registry, String name, String help, String label, String... values) {
    var counter = Counter.builder().name(name).help(help).labelNames(label).register(registry);
    for (String value : values) {
      counter.initLabelValues(value);
    }
    return counter;
  }
}
