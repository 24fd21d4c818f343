package dev.footfall.server;

import dev.footfall.warehouse.WarehouseException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many events of a project count for a month: those in the warehouse, and those on their way to
 * it.
 *
 * <p>The warehouse is asked for the first answer and once a minute: it alone knows which events
 * were sent twice, could not be read, or were erased. It is asked for what was stored before the
 * journal's record that is stored next, so that each event is either in its answer or among those
 * that wait here with the number of their record; what is settled while it answers is added to the
 * answer. It never keeps the door waiting when it fails: then the count goes on from what is known.
 */
final class MonthCount {
  private static final System.Logger LOG = System.getLogger("footfall.quota");
  private static final Duration STALE = Duration.ofMinutes(1);

  /** Beyond it, what waits is put together: the warehouse has stood still for long. */
  private static final int MOST_WAITING = 100_000;

  private final long project;
  private final YearMonth month;
  private final Stored source;
  private final LongSupplier nextRecord;
  private final ReentrantLock reading = new ReentrantLock();
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private volatile Instant readAt = Instant.MIN;
  private long stored;
  private long underWay;

  /** Counts a month's events in the warehouse. */
  @FunctionalInterface
  interface Stored {
    /**
     * Those of the records before this one.
     *
     * @throws WarehouseException if the warehouse cannot answer quickly
     */
    long before(long record, YearMonth month, long project);
  }

  /** Events of a record of the journal that may not be in the warehouse yet. */
  private record Waiting(long record, long events) {}

  /**
   * A count that asks for the first time when it is used.
   *
   * @param nextRecord the number after the last record whose events are in the warehouse
   */
  MonthCount(long project, YearMonth month, Stored source, LongSupplier nextRecord) {
    this.project = project;
    this.month = month;
    this.source = source;
    this.nextRecord = nextRecord;
  }

  YearMonth month() {
    return month;
  }

  /** Adds the events of a record that is in the journal now. */
  synchronized void accepted(long record, long events) {
    var last = waiting.size() < MOST_WAITING ? null : waiting.pollLast();
    waiting.addLast(new Waiting(record, events + (last == null ? 0 : last.events())));
    underWay += events;
  }

  /** How many events there are. */
  long events(Instant now) {
    if (stale(now)) {
      refresh(now);
    }
    return count();
  }

  private synchronized long count() {
    settle();
    return stored + underWay;
  }

  /** The first answer is waited for; a later one is fetched by one caller while others go on. */
  private void refresh(Instant now) {
    if (readAt.equals(Instant.MIN)) {
      reading.lock();
    } else if (!reading.tryLock()) {
      return;
    }
    try {
      if (stale(now)) {
        read();
        readAt = now;
      }
    } finally {
      reading.unlock();
    }
  }

  private boolean stale(Instant now) {
    return readAt.equals(Instant.MIN) || Duration.between(readAt, now).abs().compareTo(STALE) >= 0;
  }

  private void read() {
    long record;
    long before;
    synchronized (this) {
      record = settle();
      before = stored;
    }
    try {
      long counted = source.before(record, month, project);
      synchronized (this) {
        stored += counted - before;
      }
    } catch (WarehouseException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The events of project {0} in {1} cannot be counted: {2}",
          project,
          month,
          e.getMessage());
    }
  }

  /** Takes what is in the warehouse by now from what waits; tells the record it got to. */
  private long settle() {
    long next = nextRecord.getAsLong();
    var first = waiting.peek();
    while (first != null && first.record() < next) {
      waiting.remove();
      stored += first.events();
      underWay -= first.events();
      first = waiting.peek();
    }
    return next;
  }
}
