package dev.footfall.journal;

import dev.footfall.journal.Format.Stored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads one segment's records in order, through a buffer, and finds the next sound one where bytes
 * are damaged. For one thread.
 */
final class SegmentReader implements AutoCloseable {
  private static final int CHUNK = 1 << 20;

  private final Segment segment;
  private final FileChannel channel;
  private final Format format;
  private final long created;
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private long position;

  private SegmentReader(Segment segment, FileChannel channel, Format.Header header) {
    this.segment = segment;
    this.channel = channel;
    this.format = header.format();
    this.created = header.created();
    this.position = format.firstRecord();
  }

  /**
   * Opens a segment before its first record.
   *
   * @return nothing where the file has no sound header
   */
  static Optional<SegmentReader> open(Segment segment, Disk disk) throws IOException {
    var channel = disk.open(segment.file(), StandardOpenOption.READ);
    var bytes = read(channel, 0, FormatTwo.FIRST_RECORD);
    var header =
        FormatTwo.in(bytes, segment.first()).or(() -> FormatOne.in(bytes, segment.first()));
    if (header.isEmpty()) {
      channel.close();
    }
    return header.map(found -> new SegmentReader(segment, channel, found));
  }

  Segment segment() {
    return segment;
  }

  /** When the segment was made, in milliseconds since 1970; 0 where it does not say. */
  long created() {
    return created;
  }

  /** The place in the file of the record that comes next. */
  long position() {
    return position;
  }

  /** Moves past this record, which stands at {@link #position}. */
  void pass(Stored record) {
    position += record.size();
    buffer.position(buffer.position() + record.size());
  }

  /**
   * The record that stands here, if it is sound and its number from this one to below the other.
   */
  Optional<Stored> here(long from, long below) throws IOException {
    var record = numbered(buffer, from, below);
    if (record.isEmpty()) {
      refill();
      record = numbered(buffer, from, below);
    }
    return record;
  }

  /**
   * Goes on to the next sound record with a number from this one to below the other.
   *
   * @return whether there is one; else nothing has changed
   */
  boolean seek(long from, long below) throws IOException {
    var rest = rest();
    boolean found = find(rest, from, below, record -> true);
    if (found) {
      position += rest.position();
      buffer = rest;
    }
    return found;
  }

  /**
   * Whether a sound record anywhere behind this place says that the one with this number was on
   * disk: then what stands here is damage, and not a torn tail.
   */
  boolean laterCallsForced(long sequence) throws IOException {
    return find(rest(), sequence + 1, Long.MAX_VALUE, record -> record.forced() > sequence);
  }

  /** The bytes from here to the end of the file without the zeros that end it. */
  ByteBuffer remaining() throws IOException {
    var rest = rest();
    while (rest.hasRemaining() && rest.get(rest.limit() - 1) == 0) {
      rest.limit(rest.limit() - 1);
    }
    return rest;
  }

  /** Bytes of the file from one place to before another. */
  ByteBuffer bytes(long from, long to) throws IOException {
    return read(channel, from, (int) (to - from));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private Optional<Stored> numbered(ByteBuffer bytes, long from, long below) {
    return format
        .record(bytes)
        .filter(record -> record.entry().sequence() >= from && record.entry().sequence() < below);
  }

  /** Moves the buffer to the next such record. */
  private boolean find(ByteBuffer bytes, long from, long below, Predicate<Stored> such) {
    while (bytes.remaining() > format.recordHeader()) {
      bytes.position(bytes.position() + 1);
      long sequence = format.claimedSequence(bytes);
      if (sequence >= from && sequence < below && format.record(bytes).filter(such).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void refill() throws IOException {
    buffer = read(channel, position, CHUNK);
    long needed = format.claimed(buffer);
    if (needed > buffer.remaining() && position + needed <= channel.size()) {
      buffer = read(channel, position, (int) needed);
    }
  }

  private ByteBuffer rest() throws IOException {
    return read(channel, position, (int) Math.min(Integer.MAX_VALUE - 8, channel.size()));
  }

  private static ByteBuffer read(FileChannel channel, long place, int size) throws IOException {
    var bytes = ByteBuffer.allocate((int) Math.min(size, Math.max(0, channel.size() - place)));
    while (bytes.hasRemaining() && channel.read(bytes, place + bytes.position()) >= 0) {}
    return bytes.flip();
  }
}
