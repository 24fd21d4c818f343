package dev.footfall.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The segments that are kept, what they take, and how far their records are stored. Safe for use by
 * many threads.
 */
final class Segments {
  private final ConcurrentSkipListMap<Long, Kept> kept = new ConcurrentSkipListMap<>();
  private final Steps steps;
  private final Ages ages = new Ages();
  private final AtomicLong total = new AtomicLong();
  private volatile long stored;

  /** A segment and the bytes it takes. */
  private record Kept(Segment segment, long size) {}

  Segments(Steps steps) {
    this.steps = steps;
  }

  /**
   * Adds a segment, or replaces what is known of it.
   *
   * @param next the number of a record that was written to it now
   * @param now in milliseconds since 1970
   */
  void put(Segment segment, long size, long next, long now) {
    ages.written(next, now);
    var before = kept.put(segment.first(), new Kept(segment, size));
    total.addAndGet(size - (before == null ? 0 : before.size()));
  }

  /** Forgets a segment whose file is no longer there. */
  void remove(Segment segment) {
    var removed = kept.remove(segment.first());
    total.addAndGet(removed == null ? 0 : -removed.size());
  }

  /**
   * The segment in which this record is, if it can be read.
   *
   * @throws JournalException if it was stored and its segment deleted
   */
  Segment holding(long sequence) {
    var found = kept.floorEntry(sequence);
    if (found == null) {
      throw new JournalException(
          JournalException.Reason.DAMAGED, "Record " + sequence + " is no longer in the journal");
    }
    return found.getValue().segment();
  }

  /** The number with which the segment begins that follows the one that holds this record. */
  long after(long sequence) {
    var next = kept.higherKey(sequence);
    return next == null ? Long.MAX_VALUE : next;
  }

  /** The number of the oldest record that is kept; the given one where none is. */
  long start(long end) {
    var oldest = kept.firstEntry();
    return oldest == null ? end : oldest.getKey();
  }

  /** Whether all records before this number are stored. */
  boolean storedTo(long end) {
    return stored >= end;
  }

  /** Notes that the records before this number are stored; deletes the segments without others. */
  synchronized void release(long before) throws IOException {
    stored = Math.max(stored, before);
    ages.stored(stored);
    while (kept.size() > 1 && kept.higherKey(kept.firstKey()) <= stored) {
      var oldest = kept.firstEntry().getValue().segment();
      steps.delete(oldest.file());
      remove(oldest);
    }
  }

  /** Bytes of all segments. */
  long size() {
    return total.get();
  }

  /** Bytes of the segments that hold a record that is not stored. */
  long unstored(long end) {
    return storedTo(end) ? 0 : total.get();
  }

  /** How long the oldest record waits that is not stored, to a second; zero where none does. */
  Duration oldest(long end, long now) {
    return storedTo(end) ? Duration.ZERO : ages.of(stored, now);
  }
}
