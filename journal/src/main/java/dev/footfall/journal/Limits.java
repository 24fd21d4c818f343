package dev.footfall.journal;

import dev.footfall.journal.JournalException.Reason;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Whether records are refused because too much waits to be stored, or for too long. */
final class Limits {
  private final JournalOptions options;
  private final Segments segments;
  private final InstantSource clock;
  private volatile @Nullable JournalException refusal;

  Limits(JournalOptions options, Segments segments, InstantSource clock) {
    this.options = options;
    this.segments = segments;
    this.clock = clock;
  }

  /** Why a record is refused; nothing where it is not. */
  @Nullable JournalException refusal() {
    return refusal;
  }

  /**
   * Looks again.
   *
   * @param end the number after the last record
   */
  void judge(long end) {
    refusal = tooMuch(end);
  }

  private @Nullable JournalException tooMuch(long end) {
    long waiting = segments.unstored(end);
    if (waiting >= options.mostBytes()) {
      return new JournalException(
          Reason.SIZE,
          "The journal holds %,d bytes that wait to be stored; its limit is %,d"
              .formatted(waiting, options.mostBytes()));
    }
    if (options.longest().isPositive()) {
      var age = segments.oldest(end, clock.millis());
      if (age.compareTo(options.longest()) > 0) {
        return new JournalException(
            Reason.AGE,
            "The oldest record in the journal waits %s to be stored; the limit is %s"
                .formatted(age, options.longest()));
      }
    }
    return null;
  }
}
