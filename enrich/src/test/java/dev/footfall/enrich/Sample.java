package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.event.Precautions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Events and the requests they came in. */
final class Sample {
  /** What comes with the program. */
  static final EnrichmentData BUNDLED = EnrichmentData.bundled();

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Sample() {}

  /** A request of that arrival, from a project of that retention. */
  static Envelope envelope(Instant receivedAt, int retentionDays) {
    return envelope(receivedAt, retentionDays, Map.of(), false);
  }

  /** A request with these headers. */
  static Envelope envelope(Map<String, String> headers) {
    return envelope(NOON, 0, headers, false);
  }

  /** A request of somebody who asked for anonymity. */
  static Envelope anonymous() {
    return envelope(NOON, 0, Map.of(), true);
  }

  /** A request of a visitor for whom this is done. */
  static Envelope envelope(Precautions precautions) {
    return new Envelope(
        7,
        "shop",
        0,
        NOON,
        "com.snowplowanalytics.snowplow/tp2",
        "",
        "",
        Map.of(),
        "",
        "",
        false,
        precautions,
        Optional.empty(),
        new byte[0]);
  }

  private static Envelope envelope(
      Instant receivedAt, int retentionDays, Map<String, String> headers, boolean anonymous) {
    return new Envelope(
        7,
        "shop",
        retentionDays,
        receivedAt,
        "com.snowplowanalytics.snowplow/tp2",
        "",
        "",
        headers,
        "",
        "",
        anonymous,
        Optional.empty(),
        new byte[0]);
  }

  /** An event with this field, enriched. */
  static Event enriched(Enrichment enrichment, Field field, Object value) {
    return enrichment.enrich(Event.in(7).set(field, value).build(), envelope(Map.of()));
  }
}
