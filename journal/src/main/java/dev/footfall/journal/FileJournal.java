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
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

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
 * would be lost without it, is in decision 21.
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
  private final Path directory;
  private final InstantSource clock;
  private final Steps steps;
  private final Quarantine quarantine;
  private final Segments segments;
  private final Limits limits;
  private final End end;
  private final Writing writing;
  private final JournalReader reader;
  private final GroupCommit commits;
  private final Map<Reason, LongAdder> refused = new EnumMap<>(Reason.class);

  private FileJournal(
      Path directory, JournalOptions options, long first, Disk disk, InstantSource clock)
      throws IOException {
    this.directory = directory;
    this.clock = clock;
    steps = new Steps(disk);
    quarantine = new Quarantine(directory, steps);
    segments = new Segments(steps);
    limits = new Limits(options, segments, clock);
    for (var reason : Reason.values()) {
      refused.put(reason, new LongAdder());
    }
    var found = Recovery.of(directory, steps, quarantine);
    for (var kept : found.segments()) {
      segments.put(kept.segment(), kept.size(), kept.segment().first(), kept.created());
    }
    end = new End(Math.max(first, found.end()));
    limits.judge(end.number());
    reader = new JournalReader(segments, disk, quarantine);
    writing = new Writing(directory, options, segments, limits, end, steps, clock);
    commits = new GroupCommit(options.groupBytes(), options.probe(), writing);
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
    return end.number();
  }

  /** The sequence number of the oldest record that is still kept; {@link #end} if none is. */
  public long start() {
    return segments.start(end.number());
  }

  /** Waits until a record with this number is on disk, or the time is over; tells which. */
  public boolean await(long sequence, Duration time) throws InterruptedException {
    return end.await(sequence, time);
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
    long last = end.number();
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
      limits.judge(end.number());
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
    var outage = writing.outage();
    var problem = outage != null ? outage : limits.refusal();
    if (problem != null) {
      throw new JournalException(problem.reason(), String.valueOf(problem.getMessage()), problem);
    }
  }

  /** The journal in numbers, now. */
  public JournalNumbers numbers() {
    var counts = new EnumMap<Reason, Long>(Reason.class);
    refused.forEach((reason, count) -> counts.put(reason, count.sum()));
    return new JournalNumbers(
        writing.records(),
        writing.bytes(),
        steps.forces().sum(),
        counts,
        quarantine.stretches(),
        quarantine.missing(),
        commits.waiting(),
        segments.size(),
        segments.oldest(end.number(), clock.millis()));
  }

  /** Stores what waits, and closes the files. */
  @Override
  public void close() {
    commits.close();
    writing.close();
    try {
      reader.close();
    } catch (IOException e) {
      throw new JournalException(
          Reason.DISK, "The journal in " + directory + " cannot be closed: " + e, e);
    }
  }

  private LongAdder refused(Reason reason) {
    return Objects.requireNonNull(refused.get(reason));
  }
}
