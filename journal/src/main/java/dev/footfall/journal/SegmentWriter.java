package dev.footfall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;

/**
 * Writes one segment, in groups that are on disk when {@link #write} returns. For one thread.
 *
 * <p>The file grows ahead of the records, by a step of zeros at a time: a force that changes a
 * file's size has to write the file system's journal too and takes half as long again (decision
 * 17).
 */
final class SegmentWriter implements AutoCloseable {
  /** Larger steps are no faster, and make the group that pays for one wait longer. */
  private static final int LARGEST_STEP = 256 << 10;

  private static final int SMALLEST_STEP = 4 << 10;
  private static final ByteBuffer ZEROS =
      ByteBuffer.allocateDirect(LARGEST_STEP).asReadOnlyBuffer();

  private static final SecureRandom SALTS = new SecureRandom();

  private final Segment segment;
  private final FormatTwo format;
  private final FileChannel channel;
  private final Steps steps;
  private final int step;
  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
  private long position = FormatTwo.FIRST_RECORD;
  private long allocated = FormatTwo.FIRST_RECORD;

  private SegmentWriter(
      Segment segment, FormatTwo format, FileChannel channel, Steps steps, long bytes) {
    this.step = Math.clamp(bytes / 256, SMALLEST_STEP, LARGEST_STEP);
    this.segment = segment;
    this.format = format;
    this.channel = channel;
    this.steps = steps;
  }

  /**
   * Starts a new segment: its header and its name in the directory are on disk. A file of this name
   * can only be left over from a start that failed, in which nothing was acknowledged, or this
   * segment would begin later: it is replaced.
   *
   * @param created now, in milliseconds since 1970
   * @param bytes how large the segment is going to be, about
   */
  static SegmentWriter create(Segment segment, long created, long bytes, Steps steps)
      throws IOException {
    var format = new FormatTwo(SALTS.nextInt());
    steps.delete(segment.unfinished());
    var channel =
        steps
            .disk()
            .open(segment.unfinished(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      steps.write(channel, format.header(segment.first(), created), 0);
      steps.force(channel);
      steps.rename(segment.unfinished(), segment.file());
      return new SegmentWriter(segment, format, channel, steps, bytes);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** Writes these records, the first under this number, and forces them to the disk. */
  void write(long first, List<byte[]> payloads) throws IOException {
    int size = payloads.stream().mapToInt(p -> FormatTwo.RECORD_HEADER + p.length).sum();
    if (size > buffer.capacity()) {
      buffer = ByteBuffer.allocateDirect(size);
    }
    buffer.clear();
    long sequence = first;
    for (byte[] payload : payloads) {
      format.put(buffer, sequence++, first, payload);
    }
    steps.write(channel, buffer.flip(), position);
    position += size;
    grow();
    steps.force(channel);
  }

  /** Bytes that are taken so far. */
  long size() {
    return position;
  }

  Segment segment() {
    return segment;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void grow() throws IOException {
    if (position > allocated) {
      allocated = (position / step + 1) * step;
      steps.write(channel, ZEROS.slice(0, (int) (allocated - position)), position);
    }
  }
}
