package dev.footfall.journal;

import dev.footfall.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A journal in the files of one directory. Safe for use by many threads.
 *
 * <p><b>Group commit.</b> A force costs about the same for one record as for a thousand. So callers
 * of {@link #append} do not write: they put their record into a queue and wait. One thread takes
 * all that wait, writes them with one call, forces once, and only then tells each caller its
 * number. While it forces, the next group gathers: the busier the journal, the larger the group.
 *
 * <p><b>Order.</b> (1) A new segment's header is forced before it gets its name, and the name
 * before its first record. (2) Records are written and forced before {@code end} moves, and {@code
 * end} moves before a caller is told: what was acknowledged or read is on disk. (3) Segments are
 * deleted oldest first, when all their records are stored. Why each step is in its place, and what
 * would be lost without it, is in decision 17.
 *
 * <p><b>Failure.</b> After a failed write or force nobody knows what of the group reached the disk
 * (the kernel may have dropped the dirty pages and will not say so twice). The group's callers get
 * the error, and so does everybody at once while the disk is out. The segment is never written
 * again: from time to time the thread tries to begin a new one, with the same sequence number, and
 * where that works the journal stores again. A reader ends a segment where the next one begins, so
 * what the failed group left behind is not read; if the process ends before there is a next one, it
 * may be: it was not acknowledged, and its client's retry is the same event.
 *
 * <p><b>Recovery.</b> Only the last segment can have a torn tail; it is cut at its first record
 * that is not sound, unless a later one calls that one forced (see {@link Recovery}). A segment of
 * an earlier process is never written again.
 *
 * <p><b>Damage.</b> A record that was acknowledged and cannot be read is put aside with its place
 * (see {@link Quarantine}), and reading goes on behind it.
 */
public final class FileJournal implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("journal");

  private final Path directory;
  private final JournalOptions options;
  private final InstantSource clock;
  private final Steps steps;
  private final Quarantine quarantine;
  private final Segments segments;
  private final JournalReader reader;
  private final GroupCommit commits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final LongAdder records = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Map<Reason, LongAdder> refused = new EnumMap<>(Reason.class);
  private @Nullable SegmentWriter writer;
  private long writerSince;
  private volatile long end;
  private volatile @Nullable JournalException outage;
  private volatile @Nullable JournalException full;

  private FileJournal(
      Path directory, JournalOptions options, long first, Disk disk, InstantSource clock)
      throws IOException {
    this.directory = directory;
    this.options = options;
    this.clock = clock;
    steps = new Steps(disk);
    quarantine = new Quarantine(directory, steps);
    segments = new Segments(steps);
    for (var reason : Reason.values()) {
      refused.put(reason, new LongAdder());
    }
    var found = Recovery.of(directory, steps, quarantine);
    found
        .segments()
        .forEach(s -> segments.put(s.segment(), s.size(), s.segment().first(), s.created()));
    end = Math.max(first, found.end());
    limit();
    reader = new JournalReader(segments, disk, quarantine);
    commits = new GroupCommit(options.groupBytes(), options.probe(), new Committing());
    commits.start();
  }

  /**
   * Opens the journal in a directory, which is made if it is missing.
   *
   * @param first no new record gets a smaller number: what was stored under a number stays the only
   *     record with it, even when the journal's files are gone
   * @throws JournalException if the directory cannot be used
   */
  public static FileJournal open(Path directory, JournalOptions options, long first) {
    return open(directory, options, first, Disk.REAL, InstantSource.system());
  }

  static FileJournal open(
      Path directory, JournalOptions options, long first, Disk disk, InstantSource clock) {
    try {
      Files.createDirectories(directory);
      return new FileJournal(directory, options, first, disk, clock);
    } catch (IOException e) {
      throw new JournalException(
          Reason.DISK, "The journal in " + directory + " cannot be opened: " + e, e);
    }
  }

  /**
   * Stores a record; returns when it is on disk.
   *
   * @return its sequence number
   * @throws JournalException if it was not stored; the record must not be acknowledged
   */
  public long append(byte[] payload) {
    try {
      check();
      return commits.append(payload);
    } catch (JournalException e) {
      refused(e.reason()).increment();
      throw e;
    }
  }

  /** The sequence number after the last record that is on disk. */
  public long end() {
    return end;
  }

  /** The sequence number of the oldest record that is still kept; {@link #end} if none is. */
  public long start() {
    return segments.start(end);
  }

  /** Waits until a record with this number is on disk, or the time is over; tells which. */
  public boolean await(long sequence, Duration time) throws InterruptedException {
    long nanos = time.toNanos();
    lock.lockInterruptibly();
    try {
      while (end <= sequence && nanos > 0) {
        nanos = grown.awaitNanos(nanos);
      }
      return end > sequence;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Reads records that are on disk, in order. What is damaged is left out, and put aside with its
   * place: numbers may be missing.
   *
   * @param from the first one's sequence number
   * @param to where to stop, before this sequence number
   * @param bytes stop when the payloads together reach this size
   * @return at least one record, unless none from {@code from} to before {@link #end} and {@code
   *     to} can be read
   * @throws JournalException if the disk cannot be read, or damaged bytes not be put aside
   */
  public List<Entry> read(long from, long to, long bytes) {
    var entries = new ArrayList<Entry>();
    long size = 0;
    long last = end;
    try {
      var entry = reader.next(from, Math.min(to, last), last);
      while (entry.isPresent()) {
        entries.add(entry.get());
        size += entry.get().payload().length;
        long next = entry.get().sequence() + 1;
        entry = reader.next(next, size < bytes ? Math.min(to, last) : next, last);
      }
    } catch (IOException e) {
      throw new JournalException(
          Reason.DISK, "The journal in " + directory + " cannot be read: " + e, e);
    }
    return entries;
  }

  /** Notes that the records before this number are stored, and deletes segments without others. */
  public void release(long before) {
    try {
      segments.release(before);
      limit();
    } catch (IOException e) {
      throw new JournalException(Reason.DISK, "A stored segment cannot be deleted: " + e, e);
    }
  }

  /**
   * Checks that records can be stored.
   *
   * @throws JournalException with what is in the way
   */
  public void check() {
    if (commits.closed()) {
      throw new JournalException(Reason.CLOSED, "The journal is closed");
    }
    var down = outage;
    var problem = down != null ? down : full;
    if (problem != null) {
      throw new JournalException(problem.reason(), String.valueOf(problem.getMessage()), problem);
    }
  }

  /** The journal in numbers, now. */
  public JournalNumbers numbers() {
    var counts = new EnumMap<Reason, Long>(Reason.class);
    refused.forEach((reason, count) -> counts.put(reason, count.sum()));
    return new JournalNumbers(
        records.sum(),
        bytes.sum(),
        steps.forces().sum(),
        counts,
        quarantine.stretches(),
        quarantine.missing(),
        commits.waiting(),
        segments.size(),
        segments.oldest(end, clock.millis()));
  }

  /** Stores what waits, and closes the files. */
  @Override
  public void close() {
    commits.close();
    try {
      reader.close();
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw new JournalException(
          Reason.DISK, "The journal in " + directory + " cannot be closed: " + e, e);
    }
  }

  private LongAdder refused(Reason reason) {
    return refused.computeIfAbsent(reason, missing -> new LongAdder());
  }

  /** Decides whether records are refused because too much waits, or for too long. */
  private void limit() {
    long waiting = segments.unstored(end);
    var age = segments.oldest(end, clock.millis());
    if (waiting >= options.mostBytes()) {
      full =
          new JournalException(
              Reason.SIZE,
              "The journal holds %,d bytes that wait to be stored; its limit is %,d"
                  .formatted(waiting, options.mostBytes()));
    } else if (options.longest().isPositive() && age.compareTo(options.longest()) > 0) {
      full =
          new JournalException(
              Reason.AGE,
              "The oldest record in the journal waits %s to be stored; the limit is %s"
                  .formatted(age, options.longest()));
    } else {
      full = null;
    }
  }

  /** What the one thread of {@link GroupCommit} does. */
  private final class Committing implements GroupCommit.Store {
    @Override
    public long store(List<byte[]> payloads) {
      var down = outage;
      if (down != null) {
        throw down;
      }
      long first = end;
      try {
        var at = writable();
        at.write(first, payloads);
        segments.put(at.segment(), at.size(), first, clock.millis());
      } catch (IOException | RuntimeException | Error e) {
        throw fail(e);
      }
      records.add(payloads.size());
      bytes.add(payloads.stream().mapToLong(payload -> payload.length).sum());
      grow(first + payloads.size());
      limit();
      return first;
    }

    /** Tries a disk that failed, and ends a segment that only keeps what is stored from going. */
    @Override
    public void upkeep() {
      limit();
      var at = writer;
      boolean idle =
          at != null
              && end > at.segment().first()
              && segments.storedTo(end)
              && clock.millis() - writerSince >= options.segmentAge().toMillis();
      if (outage == null && !idle) {
        return;
      }
      try {
        begin();
        if (outage != null) {
          LOG.log(System.Logger.Level.INFO, "The journal stores again");
        }
        outage = null;
        segments.release(0);
      } catch (IOException | RuntimeException | Error e) {
        fail(e);
      }
    }

    private SegmentWriter writable() throws IOException {
      var at = writer;
      return at == null || at.size() >= options.segmentBytes() ? begin() : at;
    }

    private SegmentWriter begin() throws IOException {
      abandon();
      long now = clock.millis();
      var begun = SegmentWriter.create(Segment.at(directory, end), now, steps);
      segments.put(begun.segment(), begun.size(), end, now);
      writer = begun;
      writerSince = now;
      return begun;
    }

    private JournalException fail(Throwable e) {
      abandon();
      var failure =
          new JournalException(
              Reason.DISK, "The journal in " + directory + " cannot store: " + e, e);
      if (outage == null) {
        LOG.log(System.Logger.Level.ERROR, failure.getMessage() + "; it is tried again");
      }
      outage = failure;
      return failure;
    }

    /** Lets go of the segment at hand; it is not written again. */
    private void abandon() {
      try {
        if (writer != null) {
          writer.close();
        }
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "A segment did not close", e);
      }
      writer = null;
    }

    private void grow(long newEnd) {
      lock.lock();
      try {
        end = newEnd;
        grown.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
