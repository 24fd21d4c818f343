package dev.footfall.funnel;

/**
 * The quick walk for who did nothing at the same time as something else, the thorough one for the
 * others. The one that is not meant walks over nothing.
 */
record Untied(Walk quick, Walk thorough) implements Walk {
  private static final String TIED =
      "arrayExists(gap -> gap = 0, arrayPopFront(arrayDifference(%s.1)))";

  @Override
  public String best(String events) {
    return either(events, quick.best(none(events, true)), thorough.best(none(events, false)));
  }

  @Override
  public String times(String events, String entry) {
    return either(
        events, quick.times(none(events, true), entry), thorough.times(none(events, false), entry));
  }

  private static String either(String events, String quick, String thorough) {
    return "if(%s, %s, %s)".formatted(TIED.formatted(events), thorough, quick);
  }

  /** The events, or none of them where somebody is tied, or is not. */
  private static String none(String events, boolean whereTied) {
    String length =
        "if(%s, %s, %s)"
            .formatted(
                TIED.formatted(events),
                whereTied ? "0" : all(events),
                whereTied ? all(events) : "0");
    return "(arraySlice(%1$s.1, 1, %2$s), arraySlice(%1$s.2, 1, %2$s))".formatted(events, length);
  }

  private static String all(String events) {
    return "length(" + events + ".1)";
  }
}
