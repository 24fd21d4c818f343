package dev.footfall.journal;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The format that is written.
 *
 * <pre>
 * file    header, the same header at 4096, zeros to 8192, record*, zeros
 * header  magic:8 version:4 first:8 created:8 salt:4 crc:4
 * record  crc:4 payloadCrc:4 length:4 sequence:8 forced:8 payload:length
 * </pre>
 *
 * <p>A record's {@code crc} is that of the rest of its header, combined with the segment's {@code
 * salt}: a random number that no client knows. So whatever a client puts into a payload, its bytes
 * are no record, wherever a reader that lost its way tries to find the next one.
 *
 * <p>{@code forced} is the number below which every record was on disk when this one was written: a
 * damaged record that a later one calls forced was acknowledged, and is no torn tail.
 *
 * <p>The header is there twice, in two of the disk's blocks: without it the salt and with it all of
 * the segment would be gone.
 */
final class FormatTwo implements Format {
  static final int FIRST_RECORD = 8192;
  static final int RECORD_HEADER = 28;
  private static final int HEADER = 36;
  private static final int COPY = 4096;
  private static final int VERSION = 2;

  private final int salt;

  /** A segment's format. */
  FormatTwo(int salt) {
    this.salt = salt;
  }

  /** The header of this segment, if one stands in its first bytes. */
  static Optional<Header> in(ByteBuffer bytes, long first) {
    return headerAt(bytes, 0, first).or(() -> headerAt(bytes, COPY, first));
  }

  private static Optional<Header> headerAt(ByteBuffer bytes, int at, long first) {
    boolean sound =
        bytes.limit() >= at + HEADER
            && bytes.getLong(at) == MAGIC
            && bytes.getInt(at + 8) == VERSION
            && bytes.getLong(at + 12) == first
            && bytes.getInt(at + 32) == Format.checksum(bytes, at, 32);
    return sound
        ? Optional.of(new Header(new FormatTwo(bytes.getInt(at + 28)), bytes.getLong(at + 20)))
        : Optional.empty();
  }

  /** All that stands before the first record. */
  ByteBuffer header(long first, long created) {
    var bytes = ByteBuffer.allocate(FIRST_RECORD);
    bytes.putLong(MAGIC).putInt(VERSION).putLong(first).putLong(created).putInt(salt);
    bytes.putInt(Format.checksum(bytes, 0, 32));
    return bytes.put(COPY, bytes, 0, HEADER).clear();
  }

  /** Adds a record to the buffer, which has room for it. */
  void put(ByteBuffer buffer, long sequence, long forced, byte[] payload) {
    int at = buffer.position();
    buffer.position(at + RECORD_HEADER).put(payload);
    buffer.putInt(at + 4, Format.checksum(buffer, at + RECORD_HEADER, payload.length));
    buffer.putInt(at + 8, payload.length).putLong(at + 12, sequence).putLong(at + 20, forced);
    buffer.putInt(at, salted(buffer, at));
  }

  @Override
  public int firstRecord() {
    return FIRST_RECORD;
  }

  @Override
  public int recordHeader() {
    return RECORD_HEADER;
  }

  @Override
  public long claimed(ByteBuffer bytes) {
    return bytes.remaining() < RECORD_HEADER
        ? 0
        : RECORD_HEADER + (long) bytes.getInt(bytes.position() + 8);
  }

  @Override
  public long claimedSequence(ByteBuffer bytes) {
    return bytes.getLong(bytes.position() + 12);
  }

  @Override
  public Optional<Stored> record(ByteBuffer bytes) {
    int at = bytes.position();
    long size = claimed(bytes);
    if (size < RECORD_HEADER || size > bytes.remaining() || bytes.getInt(at) != salted(bytes, at)) {
      return Optional.empty();
    }
    int length = (int) size - RECORD_HEADER;
    if (bytes.getInt(at + 4) != Format.checksum(bytes, at + RECORD_HEADER, length)) {
      return Optional.empty();
    }
    byte[] payload = new byte[length];
    bytes.get(at + RECORD_HEADER, payload);
    var entry = new Entry(bytes.getLong(at + 12), payload);
    return Optional.of(new Stored(entry, bytes.getLong(at + 20), (int) size));
  }

  private int salted(ByteBuffer bytes, int at) {
    return Format.checksum(bytes, at + 4, RECORD_HEADER - 4) ^ salt;
  }
}
