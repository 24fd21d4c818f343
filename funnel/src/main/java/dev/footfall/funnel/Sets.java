package dev.footfall.funnel;

import java.math.BigInteger;

/**
 * Sets of up to eight things, and sets of such sets: a set is a number from 0 to 255, a set of sets
 * the bits of a number of 256.
 */
final class Sets {
  static final int MOST = 8;

  private Sets() {}

  /** Those of the sets that lack a thing, each with it, where a condition holds. */
  static String with(String sets, String condition, int thing) {
    var without = BigInteger.ZERO;
    for (int set = 0; set < 1 << MOST; set++) {
      if ((set >> thing & 1) == 0) {
        without = without.setBit(set);
      }
    }
    return "if(%s, bitShiftLeft(bitAnd(%s, %s), %d), toUInt256(0))"
        .formatted(condition, sets, Text.big(without), 1 << thing);
  }

  /** Whether one of the sets has so many things. */
  static String anyOf(String sets, int size) {
    var all = BigInteger.ZERO;
    for (int set = 0; set < 1 << MOST; set++) {
      if (Integer.bitCount(set) == size) {
        all = all.setBit(set);
      }
    }
    return "bitAnd(%s, %s) != 0".formatted(sets, Text.big(all));
  }
}
