package dev.footfall.query;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that a rolling measure looks at for each bucket of an answer, on the clock of
 * the query's zone.
 *
 * @param trailing how far back it reaches; null: to the beginning of time
 * @param leading how far ahead it reaches; null: to the end of time
 * @param fromStart whether it reaches from the bucket's start, and not from its end
 * @param toDate instead of all that: from the start of this unit, such as the year, to the bucket's
 *     end
 */
record Window(
    @Nullable Interval trailing,
    @Nullable Interval leading,
    boolean fromStart,
    @Nullable Granularity toDate) {
  private static final LocalDateTime BEGINNING = LocalDateTime.of(1900, 1, 1, 0, 0);
  private static final LocalDateTime END = LocalDateTime.of(2299, 12, 31, 23, 59, 59, 999_000_000);
  private static final long MILLISECOND = 1_000_000;

  /**
   * What to look at for a bucket. Its end belongs to a window that reaches from there, its start
   * only to what lies ahead of it: seven trailing days of a day are that day and the six before.
   */
  TimeRange of(TimeRange bucket) {
    if (toDate != null) {
      return new TimeRange(toDate.start(bucket.from()), bucket.to());
    }
    LocalDateTime at = fromStart ? bucket.from().minusNanos(MILLISECOND) : bucket.to();
    return new TimeRange(
        trailing == null ? BEGINNING : moved(at, trailing.times(-1)).plusNanos(MILLISECOND),
        leading == null ? END : moved(at, leading));
  }

  /** Months are added to the millisecond after a bucket's end, where they have no last days. */
  private LocalDateTime moved(LocalDateTime at, Interval interval) {
    return interval.after(at.plusNanos(MILLISECOND)).minusNanos(MILLISECOND);
  }
}
