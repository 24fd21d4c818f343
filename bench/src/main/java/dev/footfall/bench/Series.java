package dev.footfall.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a soak saw of one thing, and whether it stayed flat: the first third is the warming up; the
 * median of the last third may be a tenth, or the allowance if that is more, above that of the
 * second.
 *
 * @param name what it is, and its unit
 * @param values sample by sample
 * @param allowance what is nothing yet
 */
record Series(String name, List<Double> values, double allowance) {
  /** The rule in words. */
  static final String RULE =
      "flat: the last third's median at most a tenth (or 32 MB, 8 handles, a second's requests,"
          + " 5 ms) above the second's";

  private static final double SHARE = 0.1;

  static Series of(
      String name, Collection<Sample> samples, ToDoubleFunction<Sample> value, double allowance) {
    return new Series(name, samples.stream().map(value::applyAsDouble).toList(), allowance);
  }

  boolean flat() {
    return last() - second() <= Math.max(second() * SHARE, allowance);
  }

  /** From where to where, in a few words. */
  String text() {
    return String.format(
        Locale.ROOT, "%s %,.0f → %,.0f %s", name, second(), last(), flat() ? "flat" : "GROWS");
  }

  private double second() {
    return Median.of(values.subList(values.size() / 3, values.size() * 2 / 3));
  }

  private double last() {
    return Median.of(values.subList(values.size() * 2 / 3, values.size()));
  }
}
