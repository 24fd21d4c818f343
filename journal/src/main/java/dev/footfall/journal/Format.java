package dev.footfall.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/** How the records stand in a segment. All numbers are big-endian, all checksums CRC-32C. */
sealed interface Format permits FormatOne, FormatTwo {
  /** "FOOTFALL", with which every segment begins. */
  long MAGIC = 0x464F_4F54_4641_4C4CL;

  /** The place of the first record. */
  int firstRecord();

  /** Bytes in front of a record's payload. */
  int recordHeader();

  /** Bytes of the record whose header stands here, as it says, undamaged or not; 0 if too few. */
  long claimed(ByteBuffer bytes);

  /** The number of the record whose header stands here, as it says, undamaged or not. */
  long claimedSequence(ByteBuffer bytes);

  /** The record that stands here whole and undamaged; the buffer's position stays. */
  Optional<Stored> record(ByteBuffer bytes);

  /**
   * A record as it stands in a file.
   *
   * @param entry the record
   * @param forced the number below which every record was on disk when this one was written
   * @param size bytes it takes in the file
   */
  record Stored(Entry entry, long forced, int size) {}

  /**
   * What a segment's header says.
   *
   * @param format how its records stand
   * @param created when it was made, in milliseconds since 1970; 0 where the header does not say
   */
  record Header(Format format, long created) {}

  /** The checksum of a stretch of the buffer. */
  static int checksum(ByteBuffer bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes.slice(from, length));
    return (int) crc.getValue();
  }
}
