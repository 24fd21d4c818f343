package dev.footfall.funnel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Steps that people take (docs/funnels.md).
 *
 * @param window how long all steps may take, from the first
 * @param steps at least one, at most {@link #MOST_STEPS}
 */
public record Funnel(Mode mode, Duration window, List<Step> steps) {
  /** Beyond that nobody reads a chart. */
  public static final int MOST_STEPS = 20;

  /**
   * A step.
   *
   * @param name what people call it
   * @param what takes it
   * @param not what must not lie between the step before and this one; only where they are ordered
   */
  public record Step(String name, What what, Optional<What> not) {}

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it has no steps, too many, no window, or an exclusion where
   *     there can be none, or {@link Mode#ANY_ORDER} has too many that one event could take
   */
  public Funnel {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException("A funnel has 1 to %d steps".formatted(MOST_STEPS));
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("A funnel's window is longer than nothing");
    }
    boolean excluding = steps.stream().anyMatch(step -> step.not().isPresent());
    if (excluding && (mode != Mode.ORDERED || steps.getFirst().not().isPresent())) {
      throw new IllegalArgumentException(
          "Exclusions lie between two steps, and only of ordered ones");
    }
    if (mode == Mode.ANY_ORDER && steps.size() > Sets.MOST && overlapping(steps)) {
      throw new IllegalArgumentException(
          "In any order, more than %d steps must be such that no event can take two of them"
              .formatted(Sets.MOST));
    }
  }

  /** Whether some event could take one of two steps. */
  boolean overlapping() {
    return overlapping(steps);
  }

  private static boolean overlapping(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (steps.get(i).what().overlaps(steps.get(j).what())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the engine's own function counts the same. */
  boolean plain() {
    return mode == Mode.ORDERED && !overlapping() && !excluding();
  }

  boolean excluding() {
    return steps.stream().anyMatch(step -> step.not().isPresent());
  }
}
