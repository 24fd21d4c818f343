package dev.footfall.journal;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The first format, which is read and no longer written.
 *
 * <pre>
 * file    header record*
 * header  magic:8 version:4 first:8 crc:4
 * record  crc:4 length:4 sequence:8 forced:8 payload:length
 * </pre>
 */
final class FormatOne implements Format {
  static final int HEADER = 24;
  private static final int VERSION = 1;
  private static final int RECORD_HEADER = 24;

  /** The header of this segment, if these bytes are one. */
  static Optional<Header> in(ByteBuffer bytes, long first) {
    boolean sound =
        bytes.limit() >= HEADER
            && bytes.getLong(0) == MAGIC
            && bytes.getInt(8) == VERSION
            && bytes.getLong(12) == first
            && bytes.getInt(20) == Format.checksum(bytes, 0, 20);
    return sound ? Optional.of(new Header(new FormatOne(), 0)) : Optional.empty();
  }

  @Override
  public int firstRecord() {
    return HEADER;
  }

  @Override
  public int recordHeader() {
    return RECORD_HEADER;
  }

  @Override
  public long claimed(ByteBuffer bytes) {
    return bytes.remaining() < RECORD_HEADER
        ? 0
        : RECORD_HEADER + (long) bytes.getInt(bytes.position() + 4);
  }

  @Override
  public long claimedSequence(ByteBuffer bytes) {
    return bytes.getLong(bytes.position() + 8);
  }

  @Override
  public Optional<Stored> record(ByteBuffer bytes) {
    int at = bytes.position();
    long size = claimed(bytes);
    if (size < RECORD_HEADER
        || size > bytes.remaining()
        || bytes.getInt(at) != Format.checksum(bytes, at + 4, (int) size - 4)) {
      return Optional.empty();
    }
    byte[] payload = new byte[(int) size - RECORD_HEADER];
    bytes.get(at + RECORD_HEADER, payload);
    var entry = new Entry(bytes.getLong(at + 8), payload);
    return Optional.of(new Stored(entry, bytes.getLong(at + 16), (int) size));
  }
}
