package dev.footfall.review;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks through what a push or a fetch sends before the library unpacks it (gitformat-pack(5)):
 * some kilobytes can ask for gigabytes. Sizes are those that the pack itself gives, which the
 * library insists on; nothing is kept of what is unpacked.
 */
final class PackScan {
  static final int MOST_PUSHED = 500_000;
  static final int MOST_FETCHED = 2_000_000;
  private static final int OFS_DELTA = 6;
  private static final int REF_DELTA = 7;
  private static final int ID_BYTES = 20;

  private final InputStream in;
  private final long largest;
  private final int most;
  private final String advice;
  private final byte[] buffer = new byte[64 << 10];
  private final byte[] unpacked = new byte[64 << 10];
  private int at;
  private int end;
  private long before;
  private DeltaChains chains = new DeltaChains(0);

  private PackScan(InputStream in, long largest, int most, String advice) {
    this.in = in;
    this.largest = largest;
    this.most = most;
    this.advice = advice;
  }

  /**
   * Why a push is not to be unpacked, in a sentence for people; nothing where it may be.
   *
   * @param body the request's: what is pushed where, and the pack
   * @param largest how many bytes a file may have
   * @throws IOException if it cannot be read
   */
  static Optional<String> push(InputStream body, long largest) throws IOException {
    var scan = new PackScan(body, largest, MOST_PUSHED, "; push in parts");
    return scan.wrong(scan::skipCommands);
  }

  /**
   * Why what a fetch brought is not to be unpacked, in a sentence for people.
   *
   * @param pack nothing else
   * @param largest how many bytes a file may have
   * @throws IOException if it cannot be read
   */
  static Optional<String> fetched(InputStream pack, long largest) throws IOException {
    return new PackScan(pack, largest, MOST_FETCHED, "").wrong(() -> {});
  }

  private Optional<String> wrong(Step first) throws IOException {
    try {
      first.take();
      return fill() ? look() : Optional.empty();
    } catch (EOFException | DataFormatException | NumberFormatException e) {
      return Optional.of("what was sent is cut off or damaged; try again");
    }
  }

  private Optional<String> look() throws IOException, DataFormatException {
    skip(8);
    long objects = 0;
    for (int i = 0; i < 4; i++) {
      objects = (objects << 8) | next();
    }
    if (objects > most) {
      return Optional.of("more than %,d objects were sent at once%s".formatted(most, advice));
    }
    chains = new DeltaChains((int) objects);
    for (int i = 0; i < objects; i++) {
      if (tooLarge()) {
        return Optional.of(
            "a file may have %s (repositories.max-file-size)"
                .formatted(RepositoryLimits.text(largest)));
      }
    }
    // Whoever allows large files has the memory for one and what it is made from.
    long room = Math.max(DeltaChains.ROOM, 2 * largest);
    return chains.held() > room
        ? Optional.of(
            "the changes to large files would take more than %s to unpack%s"
                .formatted(RepositoryLimits.text(room), advice))
        : Optional.empty();
  }

  /** Reads the next object. */
  private boolean tooLarge() throws IOException, DataFormatException {
    long offset = before + at;
    int first = next();
    int type = (first >> 4) & 7;
    long size = (first & 15) | (first < 128 ? 0 : number() << 4);
    long base = type == OFS_DELTA ? offset - distance() : DeltaChains.WHOLE;
    if (type == REF_DELTA) {
      skip(ID_BYTES);
      base = DeltaChains.UNKNOWN;
    }
    if (size < 0 || size > largest) {
      return true;
    }
    long result = inflate(size, type == OFS_DELTA || type == REF_DELTA);
    if (result < 0 || result > largest) {
      return true;
    }
    chains.add(offset, base, result);
    return false;
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

  private interface Step {
    void take() throws IOException;
  }
}
