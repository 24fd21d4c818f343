package dev.footfall.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
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
 * <p><b>Order.</b> (1) A new segment's header and name are forced before its first record, so a
 * segment that has records has a header. (2) Records are written and forced before {@code end}
 * moves, and {@code end} moves before a caller is told: what was acknowledged or read is on disk.
 * (3) Segments are deleted oldest first, so what is left has no gap.
 *
 * <p><b>Failure.</b> After a failed write or force nobody knows what of the group reached the disk
 * (the kernel may have dropped the dirty pages and will not say so twice). The group's callers get
 * the error, the segment is left as it is and never written again, and the next group begins a new
 * one with the same sequence number. A reader ends a segment where the next one begins, so what the
 * failed group left behind is never read. Each group tries anew: a disk that recovers is used again
 * without a hand.
 *
 * <p><b>Recovery.</b> Only the last segment can have a torn tail; it is cut at its first record
 * that is not sound (see {@link Recovery}).
 */
public final class FileJournal implements AutoCloseable {
  private final Path directory;
  private final JournalOptions options;
  private final Disk disk;
  private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
  private final JournalReader reader;
  private final GroupCommit commits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private @Nullable SegmentWriter writer;
  private volatile long end;
  private volatile @Nullable String failure;

  private FileJournal(Path directory, JournalOptions options, long first, Disk disk)
      throws IOException {
    this.directory = directory;
    this.options = options;
    this.disk = disk;
    var recovery = Recovery.of(directory, disk);
    recovery.segments().forEach(segment -> segments.put(segment.first(), segment));
    end = Math.max(first, recovery.end());
    if (!recovery.segments().isEmpty() && end == recovery.end()) {
      writer = SegmentWriter.resume(recovery.segments().getLast(), recovery.size(), disk);
    }
    reader = new JournalReader(segments, disk);
    commits = new GroupCommit(options.groupBytes(), this::store);
  }

  /**
   * Opens the journal in a directory, which is made if it is missing.
   *
   * @param first no new record gets a smaller number: what was stored under a number stays the only
   *     record with it, even when the journal's files are gone
   * @throws JournalException if the directory cannot be used or an acknowledged record is damaged
   */
  public static FileJournal open(Path directory, JournalOptions options, long first) {
    return open(directory, options, first, Disk.REAL);
  }

  static FileJournal open(Path directory, JournalOptions options, long first, Disk disk) {
    try {
      Files.createDirectories(directory);
      return new FileJournal(directory, options, first, disk);
    } catch (IOException e) {
      throw new JournalException("The journal in " + directory + " cannot be opened: " + e, e);
    }
  }

  /**
   * Stores a record; returns when it is on disk.
   *
   * @return its sequence number
   * @throws JournalException if it was not stored; the record must not be acknowledged
   */
  public long append(byte[] payload) {
    return commits.append(payload);
  }

  /** The sequence number after the last record that is on disk. */
  public long end() {
    return end;
  }

  /** The sequence number of the oldest record that is still kept; {@link #end} if none is. */
  public long start() {
    var oldest = segments.firstEntry();
    return oldest == null ? end : oldest.getKey();
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
   * Reads records that are on disk, in order.
   *
   * @param from the first one's sequence number
   * @param to where to stop, before this sequence number
   * @param bytes stop when the payloads together reach this size
   * @return at least one record, unless {@code from} is {@link #end} or {@code to}
   * @throws JournalException if a record cannot be read
   */
  public List<Entry> read(long from, long to, long bytes) {
    var entries = new ArrayList<Entry>();
    long size = 0;
    long stop = Math.min(to, end);
    try {
      for (long next = from; next < stop && size < bytes; next++) {
        Entry entry = reader.entry(next);
        entries.add(entry);
        size += entry.payload().length;
      }
    } catch (IOException e) {
      throw new JournalException("The journal in " + directory + " cannot be read: " + e, e);
    }
    return entries;
  }

  /** Deletes the segments all of whose records come before this sequence number. */
  public void release(long before) {
    var oldest = segments.firstEntry();
    while (oldest != null) {
      var next = segments.higherEntry(oldest.getKey());
      if (next == null || next.getKey() > before) {
        return;
      }
      try {
        Files.deleteIfExists(oldest.getValue().file());
      } catch (IOException e) {
        throw new JournalException("A stored segment cannot be deleted: " + e, e);
      }
      segments.remove(oldest.getKey());
      oldest = next;
    }
  }

  /**
   * Checks that records can be stored.
   *
   * @throws JournalException with what went wrong with the last group
   */
  public void check() {
    String problem = commits.closed() ? "The journal is closed" : failure;
    if (problem != null) {
      throw new JournalException(problem);
    }
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
      throw new JournalException("The journal in " + directory + " cannot be closed: " + e, e);
    }
  }

  /** Called by the one thread of {@link GroupCommit}. */
  private long store(List<byte[]> payloads) {
    long first = end;
    try {
      writable().write(first, payloads);
    } catch (IOException e) {
      abandon();
      var error = new JournalException("The journal in " + directory + " cannot store: " + e, e);
      failure = error.getMessage();
      throw error;
    }
    failure = null;
    grow(first + payloads.size());
    return first;
  }

  private SegmentWriter writable() throws IOException {
    if (writer != null && writer.size() >= options.segmentBytes()) {
      abandon();
    }
    if (writer == null) {
      writer = SegmentWriter.create(Segment.at(directory, end), disk);
      segments.put(end, writer.segment());
    }
    return writer;
  }

  /** Lets go of the segment at hand; the next group begins a new one. */
  private void abandon() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      System.getLogger("journal").log(System.Logger.Level.WARNING, "A segment did not close", e);
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
