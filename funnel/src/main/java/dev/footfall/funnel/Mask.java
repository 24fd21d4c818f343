package dev.footfall.funnel;

/**
 * What an event is to a funnel, as bits of a number: bit {@value #ENTRY} if it may be an entry by
 * its time, bit <i>k</i> if it could take step <i>k</i>, bit {@value #EXCLUSION} + <i>k</i> if it
 * is what must not lie before step <i>k</i>.
 */
final class Mask {
  private static final int ENTRY = 0;
  private static final int EXCLUSION = Funnel.MOST_STEPS;

  private Mask() {}

  /** The mask of an event as SQL, over columns of {@code events}. */
  static String of(Funnel funnel, String entry) {
    var mask = new StringBuilder("toUInt64(").append(entry).append(')');
    for (int step = 1; step <= funnel.steps().size(); step++) {
      Funnel.Step its = funnel.steps().get(step - 1);
      mask.append(bit(its.what(), step));
      if (its.not().isPresent()) {
        mask.append(bit(its.not().get(), EXCLUSION + step));
      }
    }
    return mask.toString();
  }

  private static String bit(What what, int bit) {
    return "\n    + toUInt64(" + what.sql() + ") * " + (1L << bit);
  }

  /** Whether an event may be an entry by its time. */
  static String entry(String mask) {
    return test(mask, ENTRY);
  }

  /** Whether it could take a step. */
  static String takes(String mask, int step) {
    return test(mask, step);
  }

  /** Whether it is what must not lie before a step. */
  static String excluded(String mask, int step) {
    return test(mask, EXCLUSION + step);
  }

  /** The steps it could take: bit 0 for the first. */
  static String steps(String mask) {
    return "bitAnd(bitShiftRight(%s, 1), %d)".formatted(mask, (1 << Funnel.MOST_STEPS) - 1);
  }

  /** What must not lie before which steps: bit 0 for the first. */
  static String exclusions(String mask) {
    return "bitShiftRight(%s, %d)".formatted(mask, EXCLUSION + 1);
  }

  /** Whether it is anything but in time. */
  static String matters(String mask) {
    return mask + " > 1";
  }

  /** The same event, not an entry. */
  static String later(String mask) {
    return "bitAnd(" + mask + ", " + ((1L << (EXCLUSION + Funnel.MOST_STEPS + 1)) - 2) + ")";
  }

  private static String test(String mask, int bit) {
    return "bitTest(" + mask + ", " + bit + ")";
  }
}
