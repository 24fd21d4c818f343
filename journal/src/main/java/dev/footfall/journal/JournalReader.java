package dev.footfall.journal;

import java.io.IOException;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Finds records by their numbers; remembers where it stopped, so that reading on costs nothing. */
final class JournalReader implements AutoCloseable {
  private final NavigableMap<Long, Segment> segments;
  private final Disk disk;
  private @Nullable SegmentReader reader;
  private long next;

  JournalReader(NavigableMap<Long, Segment> segments, Disk disk) {
    this.segments = segments;
    this.disk = disk;
  }

  /** The record with this number, which is on disk. */
  synchronized Entry entry(long sequence) throws IOException {
    var at = before(sequence);
    var record = at.next();
    if (record.isEmpty() || record.get().entry().sequence() != sequence) {
      close();
      throw new JournalException(
          "The journal is damaged: record %d in %s at byte %d cannot be read"
              .formatted(sequence, at.segment().file(), at.position()));
    }
    next = sequence + 1;
    return record.get().entry();
  }

  @Override
  public synchronized void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  /** A reader that stands before this record. */
  private SegmentReader before(long sequence) throws IOException {
    var held = segments.floorEntry(sequence);
    if (held == null) {
      throw new JournalException("Record " + sequence + " is no longer in the journal");
    }
    Segment segment = held.getValue();
    if (reader != null && next == sequence && reader.segment().equals(segment)) {
      return reader;
    }
    close();
    var opened =
        SegmentReader.open(segment, disk)
            .orElseThrow(() -> new JournalException(segment.file() + " has no readable header"));
    for (long i = segment.first(); i < sequence && opened.next().isPresent(); i++) {}
    reader = opened;
    return opened;
  }
}
