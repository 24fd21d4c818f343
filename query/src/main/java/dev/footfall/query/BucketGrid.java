package dev.footfall.query;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of equal length in UTC, and what can be told from them exactly.
 *
 * @param length of a bucket; a day or a part of it
 */
record BucketGrid(Duration length) {
  /** Before this no row is in any bucket. */
  private static final Instant FIRST = Instant.EPOCH;

  /** Zones' rules are known for no longer. */
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  /** Whether none of its buckets lies in two of these, on a clock that is whole buckets off UTC. */
  boolean divides(Cut cut) {
    return switch (cut) {
      case Granularity.SECOND, Granularity.MINUTE, Granularity.HOUR, Granularity.DAY ->
          whole(cut.seconds());
      case Granularity _ -> true;
      case CustomGranularity custom ->
          whole(custom.length().seconds()) && whole(custom.origin().toEpochSecond(ZoneOffset.UTC));
    };
  }

  /** Whether a moment on the zone's clock, the first of two equal ones, begins a bucket. */
  boolean begins(LocalDateTime moment, ZoneId zone) {
    return onGrid(moment.atZone(zone).withEarlierOffsetAtOverlap());
  }

  /** Whether a moment on the zone's clock, the second of two equal ones, is a bucket's last. */
  boolean ends(LocalDateTime moment, ZoneId zone) {
    return onGrid(moment.atZone(zone).withLaterOffsetAtOverlap().plusNanos(1_000_000));
  }

  /**
   * Whether each bucket of a time lies in one hour, day and so on of the zone's clock: its offset
   * from UTC is whole buckets, and changes between two of them.
   *
   * @param range the time; null: all
   */
  boolean fits(ZoneId zone, @Nullable TimeRange range) {
    ZoneRules rules = zone.getRules();
    Instant from = range == null ? FIRST : range.from().atZone(zone).toInstant();
    Instant to = range == null ? LAST : range.to().atZone(zone).toInstant();
    Instant at = from.minus(Duration.ofDays(1));
    while (whole(rules.getOffset(at).getTotalSeconds())) {
      ZoneOffsetTransition next = rules.nextTransition(at);
      if (next == null || next.getInstant().isAfter(to)) {
        return true;
      }
      at = next.getInstant();
      if (!whole(at.getEpochSecond())) {
        return false;
      }
    }
    return false;
  }

  private boolean onGrid(ZonedDateTime moment) {
    return moment.getNano() == 0 && whole(moment.toEpochSecond());
  }

  private boolean whole(long seconds) {
    return seconds % length.toSeconds() == 0;
  }
}
