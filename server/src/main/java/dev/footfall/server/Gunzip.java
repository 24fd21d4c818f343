package dev.footfall.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A gzipped body's own bytes; the very bytes of one that only calls itself gzipped, as behind a
 * proxy that unpacks. It ends where the body is damaged, so that the events before the damage are
 * kept and decoding says that something is missing; and just beyond {@link Door#LARGEST_BODY},
 * because a small body can be gigabytes when it is unpacked.
 */
final class Gunzip extends InputStream {
  private static final int BUFFER = 64 << 10;

  /** What every gzipped body begins with (RFC 1952, 2.3.1). */
  private static final byte[] MAGIC = {0x1F, (byte) 0x8B};

  private final InputStream packed;
  private @Nullable InputStream unpacked;
  private long left = Door.LARGEST_BODY + 1L;

  Gunzip(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    try {
      if (unpacked == null) {
        unpacked = unpacked();
      }
      int read = unpacked.read(bytes, from, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    } catch (ZipException | EOFException | StackOverflowError e) {
      // The library calls itself for each empty member; no client sends thousands of them.
      left = 0;
      return -1;
    }
  }

  private InputStream unpacked() throws IOException {
    var whole = new PushbackInputStream(packed, MAGIC.length);
    byte[] beginning = whole.readNBytes(MAGIC.length);
    whole.unread(beginning);
    return Arrays.equals(beginning, MAGIC) ? new GZIPInputStream(whole, BUFFER) : whole;
  }
}
