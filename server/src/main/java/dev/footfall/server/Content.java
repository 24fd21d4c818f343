package dev.footfall.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The body of a request to the collector, and the memory it holds until it is closed. What goes
 * beyond {@link Door#LARGEST_BODY}, or beyond the memory there is, is read on and not kept, so that
 * the client gets its answer: a cut-off one comes again.
 */
final class Content implements AutoCloseable {
  /** Bodies up to this size need no leave, so large ones never keep the usual ones out. */
  private static final int SMALL = 64 << 10;

  private static final long READ_AT_MOST = 256L << 20;

  private final BodyMemory memory;
  private byte[] kept = new byte[0];
  private long size;
  private long taken;
  private boolean refused;

  private Content(BodyMemory memory) {
    this.memory = memory;
  }

  /** No body at all. */
  static Content none(BodyMemory memory) {
    return new Content(memory);
  }

  /**
   * Reads a body to its end.
   *
   * @param expected how many bytes it has, as it says; less than 0 where it does not say
   * @throws IOException if it ends too early
   */
  static Content read(InputStream in, long expected, BodyMemory memory) throws IOException {
    var content = new Content(memory);
    try {
      content.read(in, expected);
      return content;
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  /** Its bytes, or its beginning where it is larger than {@link Door#LARGEST_BODY}. */
  byte[] kept() {
    return kept;
  }

  /** How many bytes were read. */
  long size() {
    return size;
  }

  /** Whether there was no memory to keep it; nothing is kept then. */
  boolean refused() {
    return refused;
  }

  @Override
  public void close() {
    memory.give(taken);
    taken = 0;
  }

  private void read(InputStream in, long expected) throws IOException {
    // A byte more than there is to come, so that nearly every body is read by one call.
    byte[] part = new byte[expected < 0 || expected >= SMALL ? SMALL : (int) expected + 1];
    int read = in.readNBytes(part, 0, part.length);
    if (read < part.length) {
      size = read;
      kept = Arrays.copyOf(part, read);
      return;
    }
    var bytes = new ByteArrayOutputStream();
    for (; read >= 0 && size < READ_AT_MOST; read = in.read(part)) {
      size += read;
      int room = Math.min(read, Door.LARGEST_BODY - bytes.size());
      if (!refused && room > 0) {
        refused = !holds(bytes.size() + room);
        if (refused) {
          bytes = new ByteArrayOutputStream();
        } else {
          bytes.write(part, 0, room);
        }
      }
    }
    kept = bytes.toByteArray();
  }

  /** Whether there is memory for a body of this many bytes. */
  private boolean holds(long bytes) {
    long more = bytes <= SMALL ? 0 : bytes - taken;
    if (memory.take(more)) {
      taken += more;
      return true;
    }
    close();
    return false;
  }
}
