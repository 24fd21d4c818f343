package dev.footfall.review;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * How much the library would hold at a time while it unpacks objects that are made from one
 * another. It goes down each chain and holds an object whole until the last one made from it is
 * begun: in a chain without branches two at a time, above a branch all that branched.
 */
final class DeltaChains {
  /** What may be held in any case, in bytes. */
  static final long ROOM = 128 << 20;

  /** The base of what is made from nothing. */
  static final long WHOLE = -1;

  /** The base of what is made from an object that is named, and not pointed at. */
  static final long UNKNOWN = -2;

  private static final int NONE = -1;
  private static final long SMALL = 1 << 20;

  private final long[] offsets;
  private final long[] sizes;
  private final int[] bases;
  private final boolean[] used;
  private final boolean[] branched;
  private int count;
  private long fromUnknown;
  private boolean named;

  /** Of so many objects. */
  DeltaChains(int objects) {
    offsets = new long[objects];
    sizes = new long[objects];
    bases = new int[objects];
    used = new boolean[objects];
    branched = new boolean[objects];
  }

  /**
   * The next object of the pack.
   *
   * @param base where the object begins that it is made from, or {@link #WHOLE}, or {@link
   *     #UNKNOWN}
   * @param size in bytes, unpacked
   * @throws DataFormatException if nothing begins at the base
   */
  void add(long offset, long base, long size) throws DataFormatException {
    int from = NONE;
    if (base >= 0) {
      from = Arrays.binarySearch(offsets, 0, count, base);
      if (from < 0) {
        throw new DataFormatException("nothing begins there");
      }
      branched[from] |= used[from];
      used[from] = true;
    } else if (base == UNKNOWN) {
      named = true;
      fromUnknown += size > SMALL ? size : 0;
    }
    offsets[count] = offset;
    sizes[count] = size;
    bases[count] = from;
    count++;
  }

  /** The most bytes at a time; what is made from named objects may branch anywhere. */
  long held() {
    long most = fromUnknown;
    long[] above = new long[count];
    for (int i = 0; i < count; i++) {
      int from = bases[i];
      if (from != NONE) {
        boolean kept = named || branched[from];
        above[i] = above[from] + (kept ? sizes[from] : 0);
        most = Math.max(most, above[i] + sizes[i] + (kept ? 0 : sizes[from]));
      } else {
        most = Math.max(most, sizes[i]);
      }
    }
    return most;
  }
}
