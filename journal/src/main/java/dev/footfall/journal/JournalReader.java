package dev.footfall.journal;

import dev.footfall.journal.Format.Stored;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds records by their numbers and goes on behind damage; remembers where it stopped, so that
 * reading on costs nothing.
 */
final class JournalReader implements AutoCloseable {
  private final Segments segments;
  private final Disk disk;
  private final Quarantine quarantine;
  private @Nullable SegmentReader reader;
  private long next;

  JournalReader(Segments segments, Disk disk, Quarantine quarantine) {
    this.segments = segments;
    this.disk = disk;
    this.quarantine = quarantine;
  }

  /**
   * The first record that can be read, from this number to below another one.
   *
   * @param end the number after the last record that is on disk
   */
  synchronized Optional<Entry> next(long from, long below, long end) throws IOException {
    long expected = from;
    while (expected < below) {
      long limit = Math.min(end, segments.after(expected));
      var at = before(expected);
      var record = at.isEmpty() ? Optional.<Stored>empty() : record(at.get(), expected, limit);
      if (record.isPresent() && record.get().entry().sequence() >= below) {
        return Optional.empty();
      }
      if (record.isPresent()) {
        at.get().pass(record.get());
        next = record.get().entry().sequence() + 1;
        return record.map(Stored::entry);
      }
      expected = limit;
    }
    return Optional.empty();
  }

  @Override
  public synchronized void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  /** The next record of the segment; what stands before it and cannot be read is put aside. */
  private Optional<Stored> record(SegmentReader at, long expected, long limit) throws IOException {
    var record = at.here(expected, limit);
    if (record.isEmpty()) {
      long place = at.position();
      var damaged = at.remaining();
      if (at.seek(expected, limit)) {
        damaged = at.bytes(place, at.position());
        record = at.here(expected, limit);
      }
      if (damaged.hasRemaining()) {
        long after = record.map(r -> r.entry().sequence()).orElse(limit);
        quarantine.keep(at.segment(), place, damaged, expected, after);
      }
    }
    quarantine.missing(expected, record.map(r -> r.entry().sequence()).orElse(limit));
    return record;
  }

  /** A reader that stands before this record; nothing where its segment had to be put aside. */
  private Optional<SegmentReader> before(long sequence) throws IOException {
    var segment = segments.holding(sequence);
    if (reader != null && next == sequence && reader.segment().equals(segment)) {
      return Optional.of(reader);
    }
    close();
    var opened = SegmentReader.open(segment, disk);
    if (opened.isEmpty()) {
      quarantine.keep(segment);
      segments.remove(segment);
      return Optional.empty();
    }
    reader = opened.get();
    skip(reader, sequence);
    return opened;
  }

  /** Goes to this record, or to the damage it is in. */
  private static void skip(SegmentReader reader, long sequence) throws IOException {
    long expected = reader.segment().first();
    while (expected < sequence) {
      var record = reader.here(expected, sequence);
      if (record.isPresent()) {
        reader.pass(record.get());
        expected = record.get().entry().sequence() + 1;
      } else if (reader.here(sequence, Long.MAX_VALUE).isPresent()
          || !reader.seek(expected, sequence + 1)) {
        return;
      }
    }
  }
}
