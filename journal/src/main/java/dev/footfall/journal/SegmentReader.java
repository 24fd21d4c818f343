package dev.footfall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Reads one segment's records in order, through a buffer. For one thread. */
final class SegmentReader implements AutoCloseable {
  private static final int CHUNK = 1 << 20;

  private final Segment segment;
  private final FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(CHUNK).limit(0);
  private long position = Segment.HEADER;

  private SegmentReader(Segment segment, FileChannel channel) {
    this.segment = segment;
    this.channel = channel;
  }

  /**
   * Opens a segment before its first record.
   *
   * @return nothing where the file has no sound header
   */
  static Optional<SegmentReader> open(Segment segment, Disk disk) throws IOException {
    var channel = disk.open(segment.file(), StandardOpenOption.READ);
    var reader = new SegmentReader(segment, channel);
    if (segment.begins(reader.at(0, Segment.HEADER))) {
      return Optional.of(reader);
    }
    channel.close();
    return Optional.empty();
  }

  Segment segment() {
    return segment;
  }

  /** The place in the file of the record that comes next. */
  long position() {
    return position;
  }

  /** The next record; nothing where no whole, undamaged one stands. */
  Optional<Segment.Stored> next() throws IOException {
    var record = Segment.take(buffer);
    if (record.isEmpty()) {
      refill();
      record = Segment.take(buffer);
    }
    record.ifPresent(r -> position += r.size());
    return record;
  }

  /**
   * Whether a sound record that stands anywhere behind this place says that the one with this
   * number was on disk: then what stands here is damage, and not a torn tail.
   */
  boolean laterCallsForced(long sequence) throws IOException {
    var rest = at(position, (int) Math.min(Integer.MAX_VALUE - 8, channel.size() - position));
    for (int i = rest.position() + 1; i + Segment.RECORD_HEADER <= rest.limit(); i++) {
      boolean plausible = rest.getLong(i + 8) > sequence && rest.getLong(i + 16) > sequence;
      if (plausible && Segment.take(rest.duplicate().position(i)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void refill() throws IOException {
    buffer = at(position, CHUNK);
    if (buffer.remaining() >= Segment.RECORD_HEADER) {
      long needed = Segment.RECORD_HEADER + (long) buffer.getInt(buffer.position() + 4);
      if (needed > buffer.remaining() && position + needed <= channel.size()) {
        buffer = at(position, (int) needed);
      }
    }
  }

  private ByteBuffer at(long place, int size) throws IOException {
    var bytes = ByteBuffer.allocate((int) Math.min(size, Math.max(0, channel.size() - place)));
    while (bytes.hasRemaining() && channel.read(bytes, place + bytes.position()) >= 0) {}
    return bytes.flip();
  }
}
