package dev.footfall.query;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * From one moment on the clock to another, both included.
 *
 * @param from the first millisecond, in the query's time zone
 * @param to the last millisecond, in the query's time zone
 */
record TimeRange(LocalDateTime from, LocalDateTime to) {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

  /** The whole buckets from the one that the first moment lies in to the second one's. */
  static TimeRange whole(Granularity granularity, LocalDateTime first, LocalDateTime last) {
    return new TimeRange(granularity.start(first), end(granularity, last));
  }

  /** The last millisecond of the bucket that a moment lies in. */
  static LocalDateTime end(Granularity granularity, LocalDateTime moment) {
    return granularity.plus(granularity.start(moment), 1).minusNanos(1_000_000);
  }

  /** What lies in both ranges. */
  TimeRange and(TimeRange other) {
    return new TimeRange(
        from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
  }

  /** As answers name it where several are compared. */
  @Override
  public String toString() {
    return text(from) + " - " + text(to);
  }

  /** A moment as answers write it. */
  static String text(LocalDateTime moment) {
    return TEXT.format(moment);
  }
}
