package dev.footfall.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes the large bodies of all requests at hand may take up together. Without a bound a
 * few dozen posts of 30 MB at once end the process: the body is copied into its record, and the
 * record into the group that is written, so a body needs about four times its size for a moment.
 */
final class BodyMemory {
  private static final int SHARE_OF_THE_HEAP = 8;

  private final AtomicLong free;

  /** With room for this many bytes. */
  BodyMemory(long bytes) {
    free = new AtomicLong(bytes);
  }

  /** An eighth of the heap. */
  static BodyMemory ofTheHeap() {
    return new BodyMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP);
  }

  /** Takes room for so many bytes, if there is. */
  boolean take(long bytes) {
    if (free.addAndGet(-bytes) >= 0) {
      return true;
    }
    free.addAndGet(bytes);
    return false;
  }

  /** Gives back what was taken. */
  void give(long bytes) {
    free.addAndGet(bytes);
  }

  /** How many bytes may still be taken. */
  long free() {
    return free.get();
  }
}
