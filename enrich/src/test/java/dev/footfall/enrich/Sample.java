package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Events and the requests they came in. */
final class Sample {
  private Sample() {}

  /** A request of that arrival, from a project of that retention. */
  static Envelope envelope(Instant receivedAt, int retentionDays) {
    return new Envelope(
        7,
        "shop",
        retentionDays,
        receivedAt,
        "com.snowplowanalytics.snowplow/tp2",
        "",
        "",
        Map.of(),
        "",
        "",
        false,
        Optional.empty(),
        new byte[0]);
  }

  /** An event with this field, enriched. */
  static Event enriched(Enrichment enrichment, Field field, Object value) {
    return enrichment.enrich(
        Event.in(7).set(field, value).build(), envelope(Instant.parse("2026-11-21T12:00:00Z"), 0));
  }
}
