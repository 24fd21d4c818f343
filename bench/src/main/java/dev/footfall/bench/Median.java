package dev.footfall.bench;

import java.util.Collection;

/** Places in sorted numbers. */
final class Median {
  private Median() {}

  /** The middle one; of an even count the upper of the two. */
  static double of(Collection<Double> numbers) {
    return at(numbers, 0.5);
  }

  /** The smallest number that at least this share of all does not exceed; 0 where there is none. */
  static double at(Collection<Double> numbers, double share) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return 0;
    }
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }
}
