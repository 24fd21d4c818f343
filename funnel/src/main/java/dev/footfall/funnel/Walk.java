package dev.footfall.funnel;

/**
 * Writes what a person's events amount to as SQL. Events are a tuple of two arrays in the order of
 * time: times in milliseconds, and masks ({@link Mask}).
 */
interface Walk {
  /** The best entry: a tuple of its score ({@link Score}; 0 where nobody entered) and its time. */
  String best(String events);

  /**
   * When an entry reached each step: an array of as many times as there are steps, 0 for those it
   * did not reach.
   *
   * @param entry its time
   */
  String times(String events, String entry);

  /** The walk that is right for a funnel. */
  static Walk of(Funnel funnel) {
    if (funnel.mode() == Mode.ANY_ORDER) {
      return funnel.overlapping() ? new AnyOrderSets(funnel) : new AnyOrder(funnel);
    }
    return funnel.plain()
        ? new InOrder(funnel)
        : new Untied(new InOrder(funnel), new Moments(funnel));
  }
}
