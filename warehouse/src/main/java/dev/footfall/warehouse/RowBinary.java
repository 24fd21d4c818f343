package dev.footfall.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Writes values in the engine's format RowBinary: one after the other, little-endian, without names
 * or separators. A nullable value has a byte before it: 0, or 1 for NULL and then nothing.
 */
final class RowBinary implements Closeable {
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  RowBinary(OutputStream out) {
    this.out = out;
  }

  /** The byte before a nullable value. */
  void isNull(boolean absent) throws IOException {
    bool(absent);
  }

  /** A Bool. */
  void bool(boolean value) throws IOException {
    room(1).put((byte) (value ? 1 : 0));
  }

  /** An Int32. */
  void int32(int value) throws IOException {
    room(4).putInt(value);
  }

  /** An Int64, or a UInt64 that is not negative. */
  void int64(long value) throws IOException {
    room(8).putLong(value);
  }

  /** A Float64. */
  void float64(double value) throws IOException {
    room(8).putDouble(value);
  }

  /** A DateTime64(3): milliseconds since 1970. */
  void time(Instant value) throws IOException {
    int64(value.toEpochMilli());
  }

  /** A UUID: its upper half first. */
  void uuid(UUID value) throws IOException {
    room(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
  }

  /** A String: any text. */
  void text(String value) throws IOException {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A String: any bytes. */
  void bytes(byte[] value) throws IOException {
    length(value.length);
    if (value.length <= buffer.capacity()) {
      room(value.length).put(value);
    } else {
      flush();
      out.write(value);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  private void length(int value) throws IOException {
    int rest = value;
    for (room(5); rest > 0x7f; rest >>>= 7) {
      buffer.put((byte) (rest | 0x80));
    }
    buffer.put((byte) rest);
  }

  private ByteBuffer room(int size) throws IOException {
    if (buffer.remaining() < size) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
