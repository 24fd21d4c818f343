package dev.footfall.review;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks through what a push sends before the library unpacks it (gitformat-pack(5)). The library
 * holds each object of a chain of deltas whole until everything made from it is done: some
 * kilobytes can ask for gigabytes that way. What is held is reckoned here from the sizes that the
 * pack itself gives, which the library insists on; nothing is kept of what is unpacked.
 */
final class PackScan {
  /** Of objects that are made from one another, and of all that are made from unknown ones. */
  private static final long MOST_HELD = 128 << 20;

  static final int MOST_OBJECTS = 500_000;
  private static final int OFS_DELTA = 6;
  private static final int REF_DELTA = 7;
  private static final int ID_BYTES = 20;
  private static final long SMALL = 1 << 20;

  private final InputStream in;
  private final RepositoryLimits limits;
  private final byte[] buffer = new byte[64 << 10];
  private final byte[] unpacked = new byte[64 << 10];
  private int at;
  private int end;
  private long before;
  private long[] offsets = new long[0];
  private long[] held = new long[0];
  private long fromUnknown;

  private PackScan(InputStream in, RepositoryLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * Why a push's body is not to be unpacked, in a sentence for people; nothing where it may be.
   *
   * @throws IOException if it cannot be read
   */
  static Optional<String> wrong(InputStream body, RepositoryLimits limits) throws IOException {
    try {
      return new PackScan(body, limits).look();
    } catch (EOFException | DataFormatException | NumberFormatException e) {
      return Optional.of("what was sent is cut off or damaged; push again");
    }
  }

  private Optional<String> look() throws IOException, DataFormatException {
    skipCommands();
    if (!fill()) {
      return Optional.empty();
    }
    skip(8);
    long objects = 0;
    for (int i = 0; i < 4; i++) {
      objects = (objects << 8) | next();
    }
    if (objects > MOST_OBJECTS) {
      return Optional.of("a push may have %,d objects; push in parts".formatted(MOST_OBJECTS));
    }
    offsets = new long[(int) objects];
    held = new long[(int) objects];
    for (int i = 0; i < objects; i++) {
      var wrong = object(i);
      if (wrong.isPresent()) {
        return wrong;
      }
    }
    return Optional.empty();
  }

  private Optional<String> object(int index) throws IOException, DataFormatException {
    offsets[index] = before + at;
    int first = next();
    int type = (first >> 4) & 7;
    long size = (first & 15) | (first < 128 ? 0 : number() << 4);
    long base = 0;
    if (type == OFS_DELTA) {
      base = heldAt(offsets[index] - distance(), index);
    } else if (type == REF_DELTA) {
      skip(ID_BYTES);
    }
    if (size < 0 || size > limits.object()) {
      return tooLarge();
    }
    long result = inflate(size, type >= OFS_DELTA);
    if (result < 0 || result > limits.object()) {
      return tooLarge();
    }
    fromUnknown += type == REF_DELTA && result > SMALL ? result : 0;
    held[index] = base + result;
    // Whoever allows large files has the memory for one and what it is made from.
    long most = Math.max(MOST_HELD, 2 * limits.object());
    return Math.max(held[index], fromUnknown) > most
        ? Optional.of(
            "the changes to large files would take more than %s to unpack; push in parts"
                .formatted(RepositoryLimits.text(most)))
        : Optional.empty();
  }

  private Optional<String> tooLarge() {
    return Optional.of(
        "a file may have %s (repositories.max-file-size)"
            .formatted(RepositoryLimits.text(limits.object())));
  }

  private long heldAt(long offset, int objects) throws DataFormatException {
    int found = Arrays.binarySearch(offsets, 0, objects, offset);
    if (found < 0) {
      throw new DataFormatException("nothing begins there");
    }
    return held[found];
  }

  /** Unpacks an object; answers how large it will be, which a delta says of its result. */
  private long inflate(long size, boolean delta) throws IOException, DataFormatException {
    var inflater = new Inflater();
    try {
      long total = 0;
      long result = delta ? -1 : size;
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          if (!fill()) {
            throw new EOFException();
          }
          inflater.setInput(buffer, at, end - at);
          at = end;
        }
        int some = inflater.inflate(unpacked);
        if (total == 0 && some > 0 && delta) {
          result = resultOf(some);
        }
        total += some;
        if (total > size || inflater.needsDictionary()) {
          throw new DataFormatException("longer than it says");
        }
      }
      at = end - inflater.getRemaining();
      return result;
    } finally {
      inflater.end();
    }
  }

  /** The second of a delta's two numbers; the first is the size of what it is made from. */
  private long resultOf(int length) throws DataFormatException {
    int from = 0;
    long number = 0;
    for (int which = 0; which < 2; which++) {
      number = 0;
      int shift = 0;
      int one;
      do {
        if (from >= length || shift > 56) {
          throw new DataFormatException("no delta");
        }
        one = unpacked[from++] & 0xFF;
        number |= (long) (one & 127) << shift;
        shift += 7;
      } while (one >= 128);
    }
    return number;
  }

  /** The lines that say what is pushed where, up to the first that is empty. */
  private void skipCommands() throws IOException {
    byte[] digits = new byte[4];
    while (fill()) {
      for (int i = 0; i < 4; i++) {
        digits[i] = (byte) next();
      }
      int length = Integer.parseInt(new String(digits, StandardCharsets.US_ASCII), 16);
      if (length < 4) {
        return;
      }
      skip(length - 4);
    }
  }

  /** The rest of a number whose bytes come from the smallest on, seven bits each. */
  private long number() throws IOException, DataFormatException {
    long number = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      int one = next();
      number |= (long) (one & 127) << shift;
      if (one < 128) {
        return number;
      }
    }
    throw new DataFormatException("no size");
  }

  /** How far back the object lies that one is made from. */
  private long distance() throws IOException, DataFormatException {
    int one = next();
    long distance = one & 127;
    for (int more = 0; one >= 128; more++) {
      if (more > 7) {
        throw new DataFormatException("no distance");
      }
      one = next();
      distance = ((distance + 1) << 7) + (one & 127);
    }
    return distance;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private int next() throws IOException {
    if (!fill()) {
      throw new EOFException();
    }
    return buffer[at++] & 0xFF;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      before += end;
      at = 0;
      end = Math.max(in.read(buffer), 0);
    }
    return end > 0;
  }
}
