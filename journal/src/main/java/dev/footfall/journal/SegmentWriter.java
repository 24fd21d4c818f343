package dev.footfall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Writes one segment, in groups that are on disk when {@link #write} returns. For one thread. */
final class SegmentWriter implements AutoCloseable {
  private final Segment segment;
  private final FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

  private SegmentWriter(Segment segment, FileChannel channel) {
    this.segment = segment;
    this.channel = channel;
  }

  /** Starts a new segment: its header and its name in the directory are on disk. */
  static SegmentWriter create(Segment segment, Disk disk) throws IOException {
    // A file of this name can only be left over from a start that failed: nothing in it was
    // acknowledged, or this segment would begin later.
    var channel =
        disk.open(
            segment.file(),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      writeFully(channel, segment.header());
      channel.force(true);
      Directory.force(segment.file());
      return new SegmentWriter(segment, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Goes on with a segment whose sound part has this size; what lies behind it is cut off. */
  static SegmentWriter resume(Segment segment, long size, Disk disk) throws IOException {
    var channel = disk.open(segment.file(), StandardOpenOption.WRITE);
    try {
      if (channel.size() > size) {
        channel.truncate(size);
        channel.force(true);
      }
      channel.position(size);
      return new SegmentWriter(segment, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Writes these records, the first under this number, and forces them to the disk. */
  void write(long first, List<byte[]> payloads) throws IOException {
    int size = payloads.stream().mapToInt(p -> Segment.RECORD_HEADER + p.length).sum();
    if (size > buffer.capacity()) {
      buffer = ByteBuffer.allocateDirect(size);
    }
    buffer.clear();
    long sequence = first;
    for (byte[] payload : payloads) {
      Segment.put(buffer, sequence++, first, payload);
    }
    writeFully(channel, buffer.flip());
    channel.force(false);
  }

  /** Bytes in the file so far. */
  long size() throws IOException {
    return channel.position();
  }

  Segment segment() {
    return segment;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
