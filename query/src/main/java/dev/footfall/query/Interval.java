package dev.footfall.query;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A length of time as models write it, such as {@code 1 year 6 months}: months, whose length
 * differs, and seconds beside them.
 *
 * @param months whole months
 * @param seconds whole seconds, on a clock whose days have 24 hours
 */
record Interval(long months, long seconds) {
  private static final Pattern PART =
      Pattern.compile("([+-]?\\d{1,6}) (second|minute|hour|day|week|month|quarter|year)s?");
  private static final Pattern WHOLE = Pattern.compile(PART + "(?: " + PART + ")*");
  private static final Map<String, Interval> UNITS =
      Map.of(
          "second", new Interval(0, 1),
          "minute", new Interval(0, 60),
          "hour", new Interval(0, 3600),
          "day", new Interval(0, 86_400),
          "week", new Interval(0, 604_800),
          "month", new Interval(1, 0),
          "quarter", new Interval(3, 0),
          "year", new Interval(12, 0));

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, with a sentence
   */
  static Interval of(String text) {
    if (!WHOLE.matcher(text.strip()).matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an interval; write for example 2 weeks, or 1 year 6 months");
    }
    return PART.matcher(text)
        .results()
        .map(part -> Interval.unit(part.group(2)).times(Long.parseLong(part.group(1))))
        .reduce(new Interval(0, 0), Interval::plus);
  }

  /** Of a unit by its name. */
  static Interval unit(String name) {
    var unit = UNITS.get(name);
    if (unit == null) {
      throw new IllegalArgumentException("'" + name + "' is not a unit of time");
    }
    return unit;
  }

  /** So many of it, one after the other. */
  Interval times(long count) {
    return new Interval(months * count, seconds * count);
  }

  /** A moment so much later. */
  LocalDateTime after(LocalDateTime moment) {
    return moment.plusMonths(months).plusSeconds(seconds);
  }

  private Interval plus(Interval other) {
    return new Interval(months + other.months, seconds + other.seconds);
  }
}
