package dev.footfall.pipeline;

import dev.footfall.journal.Entry;
import dev.footfall.journal.FileJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the records of a batch until it is large enough. For one thread at a time. */
final class Gathering {
  /** Larger batches are stored no faster, and a failed one costs more. */
  static final long MOST_RECORDS = 50_000;

  /** Of records as they were sent. */
  static final long MOST_BYTES = 32L << 20;

  /**
   * Of what the records hold once they are read ({@link Opened#weight}), which can be many times
   * their bytes: beyond that the next record begins another batch. Two such batches fit the heap.
   */
  static final long MOST_WEIGHT = 128L << 20;

  /** Records are taken from the journal in steps, so that few are in memory unread. */
  private static final long STEP = 1L << 20;

  private final FileJournal journal;
  private final Function<Entry, Opened> open;
  private final long from;
  private final long last;
  private final List<Opened> records = new ArrayList<>();
  private long to;
  private long bytes;
  private long weight;

  /**
   * A batch without records yet.
   *
   * @param from where it begins
   * @param last where it ends at the latest
   */
  Gathering(FileJournal journal, Function<Entry, Opened> open, long from, long last) {
    this.journal = journal;
    this.open = open;
    this.from = from;
    this.last = Math.min(last, from + MOST_RECORDS);
    this.to = from;
  }

  /** Where it begins. */
  long from() {
    return from;
  }

  /** Where it ends, as far as it is gathered. */
  long to() {
    return to;
  }

  /** Where it ends at the latest. */
  long last() {
    return last;
  }

  /** Whether nothing more goes into it. */
  boolean full() {
    return to >= last || bytes >= MOST_BYTES || weight >= MOST_WEIGHT;
  }

  /** Takes what the journal holds now, as far as there is room. */
  Gathering readOn() {
    long end = Math.min(last, journal.end());
    while (!full() && to < end) {
      var entries = journal.read(to, end, Math.min(STEP, MOST_BYTES - bytes));
      long next = entries.isEmpty() ? end : entries.getLast().sequence() + 1;
      take(entries, next);
    }
    return this;
  }

  private void take(List<Entry> entries, long next) {
    for (Entry entry : entries) {
      if (weight >= MOST_WEIGHT) {
        to = entry.sequence();
        return;
      }
      var opened = open.apply(entry);
      records.add(opened);
      bytes += entry.payload().length;
      weight += opened.weight();
    }
    to = next;
  }

  /** The records gathered. */
  List<Opened> records() {
    return records;
  }
}
