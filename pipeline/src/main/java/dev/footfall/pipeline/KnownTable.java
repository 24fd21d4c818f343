package dev.footfall.pipeline;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/**
 * A file of (hash, time) pairs, mapped into memory: an open hash table of a fixed number of slots.
 * Its first bytes count the pairs and keep the latest arrival among their events. The count may be
 * too small after a power cut; nothing else depends on it than when another table is begun.
 */
final class KnownTable implements AutoCloseable {
  private static final long HEADER = 64;
  private static final long SLOT = 16;
  private static final int ZEROS = 1 << 16;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final long slots;

  private KnownTable(FileChannel channel) throws IOException {
    memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), arena);
    slots = (memory.byteSize() - HEADER) / SLOT;
  }

  /**
   * Makes a table; one that is there is made empty. All of it is written at once, because writing
   * to mapped memory for which the disk has no room ends the process.
   *
   * @param slots how many, a power of two
   */
  static KnownTable make(Path file, long slots) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      long left = HEADER + slots * SLOT;
      while (left > 0) {
        left -= channel.write(ByteBuffer.allocate((int) Math.min(ZEROS, left)));
      }
      channel.force(true);
      return new KnownTable(channel);
    }
  }

  /** Opens a table. */
  static KnownTable open(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new KnownTable(channel);
    }
  }

  /** How many slots it has, empty or not. */
  long slots() {
    return slots;
  }

  /** Whether three quarters are taken: beyond that, looking up takes long. */
  boolean full() {
    return number(0) >= slots / 4 * 3;
  }

  /** When the latest of its events arrived, in milliseconds since 1970. */
  long latestArrival() {
    return number(8);
  }

  /** Keeps a pair, if it does not have it; tells whether there was room. */
  boolean add(long hash, long time, long arrival) {
    long at = place(hash);
    for (long tried = 0; tried < slots; tried++) {
      if (number(at) == 0) {
        set(at + 8, time);
        set(at, hash);
        set(0, number(0) + 1);
        set(8, Math.max(number(8), arrival));
        return true;
      }
      if (number(at) == hash && number(at + 8) == time) {
        return true;
      }
      at = next(at);
    }
    return false;
  }

  /** Hands over the times kept with this hash. */
  void find(long hash, LongConsumer times) {
    long at = place(hash);
    for (long tried = 0; tried < slots && number(at) != 0; tried++) {
      if (number(at) == hash) {
        times.accept(number(at + 8));
      }
      at = next(at);
    }
  }

  /** Brings it to disk. */
  void force() {
    memory.force();
  }

  @Override
  public void close() {
    arena.close();
  }

  private long place(long hash) {
    return HEADER + (hash & (slots - 1)) * SLOT;
  }

  private long next(long at) {
    return at + SLOT == memory.byteSize() ? HEADER : at + SLOT;
  }

  private long number(long at) {
    return memory.get(ValueLayout.JAVA_LONG, at);
  }

  private void set(long at, long value) {
    memory.set(ValueLayout.JAVA_LONG, at, value);
  }
}
