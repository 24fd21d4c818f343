package dev.footfall.funnel;

/**
 * How good an entry was, as one number: the further the better, then the quicker. It is {@code
 * steps * 2^50 - milliseconds}; 0 for no step at all.
 */
final class Score {
  /** Longer than any window, and twenty-one times that fits. */
  private static final long UNIT = 1L << 50;

  private Score() {}

  /**
   * The score of having taken so many steps.
   *
   * @param steps a number, as SQL
   * @param milliseconds from the first to the last of them
   */
  static String of(String steps, String milliseconds) {
    return "toInt64(%s) * %d - (%s)".formatted(steps, UNIT, milliseconds);
  }

  /** How many steps a score tells of. */
  static String steps(String score) {
    return "toUInt8(bitShiftRight(%s + %d, 50))".formatted(score, UNIT - 1);
  }

  /** From the first to the last of them. */
  static String milliseconds(String score) {
    return "toInt64(bitAnd(-(%s), %d))".formatted(score, UNIT - 1);
  }
}
