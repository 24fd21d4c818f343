package dev.footfall.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * P5: the questions of the built-in dashboards about thirty days, on the largest set: worked out
 * anew by rollups and without them, and from the cache.
 */
final class Dashboards implements Measurement {
  private static final double MOST_MILLIS = 1_500;
  private static final double MOST_CACHED_MILLIS = 50;
  private static final double MOST_RATIO = 0.02;
  private static final double MOST_RATIO_OF_PEOPLE = 0.3;

  @Override
  public Figure take(Ground ground) {
    var set = LargeSet.of(ground, ground.sets().largest());
    var times = PanelTimes.take("P5", ground, set);
    var slowest = slowest(times, one -> Median.of(one.fresh()));
    double cached = Median.of(slowest(times, one -> Median.of(one.cached())).cached());
    double counts = worst(times, one -> !one.panel().people());
    double people = worst(times, one -> one.panel().people());
    return new Figure(
        "P5",
        "the built-in dashboards' questions, 30 days: with rollups ÷ without",
        "counts ≤ 0.02, people ≤ 0.3, each ≤ 1.5 s, from the cache ≤ 50 ms",
        String.format(
            Locale.ROOT,
            "%,d events: counts %.3f, people %.2f, slowest %.2f s (%s), from the cache %.0f ms;"
                + " rollups answered %d of %d",
            set.events(),
            counts,
            people,
            Median.of(slowest.fresh()) / 1000,
            slowest.panel().name(),
            cached,
            times.stream().filter(PanelTimes::rolledUp).count(),
            times.size()),
        counts <= MOST_RATIO
            && people <= MOST_RATIO_OF_PEOPLE
            && Median.of(slowest.fresh()) <= MOST_MILLIS
            && cached <= MOST_CACHED_MILLIS,
        PanelTimes.rounds(times));
  }

  private static double worst(List<PanelTimes> times, Predicate<PanelTimes> which) {
    return times.stream().filter(which).mapToDouble(PanelTimes::ratio).max().orElse(0);
  }

  private static PanelTimes slowest(List<PanelTimes> times, ToDoubleFunction<PanelTimes> time) {
    return Objects.requireNonNull(
        times.stream().max(Comparator.comparingDouble(time)).orElse(null));
  }
}
