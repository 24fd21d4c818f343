package dev.footfall.journal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The layout of a segment file. All numbers are big-endian.
 *
 * <pre>
 * file    header record*                 named by its first record's sequence number
 * header  magic:8 version:4 first:8 crc:4
 * record  crc:4 length:4 sequence:8 forced:8 payload:length
 * </pre>
 *
 * A checksum (CRC-32C) covers all that follows it in the record, or precedes it in the header.
 * {@code forced} is the number below which every record was on disk when this one was written: a
 * damaged record that a later one calls forced was acknowledged, and is no torn tail.
 *
 * @param first the first record's sequence number
 * @param file the file
 */
record Segment(long first, Path file) {
  static final int HEADER = 24;
  static final int RECORD_HEADER = 24;
  private static final long MAGIC = 0x464F_4F54_4641_4C4CL; // "FOOTFALL"
  private static final int VERSION = 1;
  private static final String SUFFIX = ".journal";

  /** The segment that begins with this record. */
  static Segment at(Path directory, long first) {
    return new Segment(first, directory.resolve("%019d%s".formatted(first, SUFFIX)));
  }

  /** The segment in this file, if its name is a segment's. */
  static Optional<Segment> in(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.matches("\\d{19}" + SUFFIX.replace(".", "\\."))
        ? Optional.of(new Segment(Long.parseLong(name.substring(0, 19)), file))
        : Optional.empty();
  }

  /** The bytes of the header. */
  ByteBuffer header() {
    var header = ByteBuffer.allocate(HEADER).putLong(MAGIC).putInt(VERSION).putLong(first);
    return header.putInt(checksum(header.array(), 0, HEADER - 4)).flip();
  }

  /** Whether these bytes are this segment's header. */
  boolean begins(ByteBuffer bytes) {
    return bytes.remaining() >= HEADER && bytes.slice(bytes.position(), HEADER).equals(header());
  }

  /** Adds a record to the buffer, which has room for it. */
  static void put(ByteBuffer buffer, long sequence, long forced, byte[] payload) {
    int start = buffer.position();
    buffer.putInt(0).putInt(payload.length).putLong(sequence).putLong(forced).put(payload);
    buffer.putInt(start, checksum(buffer.slice(start + 4, buffer.position() - start - 4)));
  }

  /**
   * Reads the record at the buffer's position and moves past it; leaves the position alone and
   * gives nothing where no whole, undamaged record stands.
   */
  static Optional<Stored> take(ByteBuffer buffer) {
    int start = buffer.position();
    int room = buffer.remaining() - RECORD_HEADER;
    if (room < 0) {
      return Optional.empty();
    }
    int length = buffer.getInt(start + 4);
    if (length < 0
        || length > room
        || buffer.getInt(start) != checksum(buffer.slice(start + 4, RECORD_HEADER - 4 + length))) {
      return Optional.empty();
    }
    byte[] payload = new byte[length];
    buffer.get(start + RECORD_HEADER, payload).position(start + RECORD_HEADER + length);
    return Optional.of(
        new Stored(
            new Entry(buffer.getLong(start + 8), payload),
            buffer.getLong(start + 16),
            RECORD_HEADER + length));
  }

  /**
   * A record as it stands in a file.
   *
   * @param entry the record
   * @param forced the number below which every record was on disk when this one was written
   * @param size bytes it takes in the file
   */
  record Stored(Entry entry, long forced, int size) {}

  private static int checksum(byte[] bytes, int from, int length) {
    return checksum(ByteBuffer.wrap(bytes, from, length));
  }

  private static int checksum(ByteBuffer bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
