package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When the event happened (law: Time): the time its client vouches for, else the time of arrival
 * less what the client's clock says lay between event and sending, else the time of arrival. A time
 * that is more than a day ahead of the arrival, before the project's retention or more than 60
 * months back is replaced by the arrival's and marked (law: Batches). All of it follows from the
 * record alone: a repeat puts the event into the same month.
 */
public final class DerivedTime implements Enrichment {
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final int MONTHS_BACK = 60;

  @Override
  public Event enrich(Event event, Envelope envelope) {
    var collected = envelope.receivedAt();
    var derived = derived(event, collected);
    boolean replaced =
        derived.isAfter(collected.plus(AHEAD))
            || derived.isBefore(oldest(collected, envelope.retentionDays()));
    return event
        .but()
        .set(Field.DERIVED_TSTAMP, replaced ? collected : derived)
        .set(Field.DERIVED_TSTAMP_REPLACED, replaced)
        .build();
  }

  private static Instant derived(Event event, Instant collected) {
    @Nullable Instant vouched = event.time(Field.TRUE_TSTAMP);
    if (vouched != null) {
      return vouched;
    }
    @Nullable Instant created = event.time(Field.DVCE_CREATED_TSTAMP);
    @Nullable Instant sent = event.time(Field.DVCE_SENT_TSTAMP);
    return created != null && sent != null && created.isBefore(sent)
        ? collected.minus(Duration.between(created, sent))
        : collected;
  }

  private static Instant oldest(Instant collected, int retentionDays) {
    var months = collected.atOffset(ZoneOffset.UTC).minusMonths(MONTHS_BACK).toInstant();
    if (retentionDays <= 0) {
      return months;
    }
    var retention = collected.minus(Duration.ofDays(retentionDays));
    return retention.isAfter(months) ? retention : months;
  }
}
