package dev.footfall.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Everybody's visits in a span of time. Visitors are first seen up to three weeks earlier, so that
 * people come back from the first day on; what they did then is not told.
 */
final class Visits {
  private static final Duration BEFORE = Duration.ofDays(21);
  private static final Duration APART = Duration.ofHours(3);

  private Visits() {}

  /**
   * The visits that begin in a span of time, in the order of their beginning.
   *
   * @param visitors how many visitors there are, those of the three weeks before included
   */
  static List<Visit> between(Instant start, Instant end, int visitors, long seed) {
    var rhythm = new Rhythm(start.minus(BEFORE), end);
    List<Visit> visits = new ArrayList<>();
    for (int number = 0; number < visitors; number++) {
      for (Visit visit : of(Visitor.of(seed, number), rhythm, end)) {
        if (!visit.start().isBefore(start)) {
          visits.add(visit);
        }
      }
    }
    visits.sort(Comparator.comparing(Visit::start).thenComparing(visit -> visit.visitor().id()));
    return visits;
  }

  private static List<Visit> of(Visitor visitor, Rhythm rhythm, Instant end) {
    var draw = new Draw(visitor.seed());
    List<Visit> visits = new ArrayList<>();
    Instant start = rhythm.anyTime(visitor.zone(), draw);
    while (start.isBefore(end)) {
      visits.add(new Visit(visitor, visits.size() + 1, start));
      if (!draw.chance(visitor.kind().returns())) {
        break;
      }
      start = next(visitor, start, rhythm, draw);
    }
    return visits;
  }

  private static Instant next(Visitor visitor, Instant last, Rhythm rhythm, Draw draw) {
    double days = draw.exponential(visitor.kind().days());
    Instant around = last.plusMillis((long) (days * Duration.ofDays(1).toMillis()));
    Instant next = rhythm.near(around, visitor.zone(), draw);
    return next.isBefore(last.plus(APART)) ? last.plus(APART) : next;
  }
}
