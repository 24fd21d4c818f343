package dev.footfall.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a segment as versions of before did. */
final class OldSegment {
  private OldSegment() {}

  static Path write(Path directory, long first, List<byte[]> payloads) throws IOException {
    var bytes = ByteBuffer.allocate(1 << 20);
    bytes.putLong(0x464F_4F54_4641_4C4CL).putInt(1).putLong(first);
    bytes.putInt(Format.checksum(bytes, 0, 20));
    long sequence = first;
    for (byte[] payload : payloads) {
      int at = bytes.position();
      bytes.putInt(0).putInt(payload.length).putLong(sequence).putLong(sequence).put(payload);
      bytes.putInt(at, Format.checksum(bytes, at + 4, 20 + payload.length));
      sequence++;
    }
    byte[] file = new byte[bytes.position()];
    bytes.get(0, file);
    return Files.write(directory.resolve("%019d.journal".formatted(first)), file);
  }
}
