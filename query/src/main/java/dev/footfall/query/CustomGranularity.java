package dev.footfall.query;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Bins of equal length, one of which starts at the origin. All on the clock of the query's zone.
 *
 * @param word its name in queries
 * @param title for people
 * @param interval the length of a bin as the model writes it
 * @param length the same, either months or seconds
 * @param origin where a bin starts, in whole seconds
 */
record CustomGranularity(
    String word, String title, String interval, Interval length, LocalDateTime origin)
    implements Cut {
  private static final DateTimeFormatter SQL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final long SECONDS_OF_A_MONTH = 2_629_746;
  private static final long DAY = 86_400;
  private static final long WEEK = 7 * DAY;

  /** The first day of a year, and of a week: where bins start that the model gives no origin. */
  private static final LocalDateTime YEAR = LocalDateTime.of(2000, 1, 1, 0, 0);

  private static final LocalDateTime MONDAY = LocalDateTime.of(2000, 1, 3, 0, 0);

  /**
   * Bins that start at an origin.
   *
   * @throws IllegalArgumentException if the interval is none, or mixes months and shorter units
   */
  static CustomGranularity from(String word, String title, String interval, LocalDateTime origin) {
    return new CustomGranularity(
        word, title, interval, length(interval), origin.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Bins that start with the year (those of whole weeks: on a Monday), or so much later.
   *
   * @param offset an interval, negative for earlier; empty: none
   * @throws IllegalArgumentException if there is no offset and the interval does not divide the
   *     unit above it evenly, so that nobody could say where a bin starts
   */
  static CustomGranularity every(String word, String title, String interval, String offset) {
    Interval length = length(interval);
    if (offset.isEmpty() && !even(length)) {
      throw new IllegalArgumentException(
          "Arbitrary intervals cannot be used without origin point specified: " + interval);
    }
    LocalDateTime origin = length.months() == 0 && length.seconds() % WEEK == 0 ? MONDAY : YEAR;
    return new CustomGranularity(
        word,
        title,
        interval,
        length,
        offset.isEmpty() ? origin : Interval.of(offset).after(origin));
  }

  @Override
  public long seconds() {
    return length.months() * SECONDS_OF_A_MONTH + length.seconds();
  }

  @Override
  public String sql(String clock) {
    String from = "toDateTime64('" + SQL_TIME.format(origin) + "', 3, 'UTC')";
    if (length.months() == 0) {
      String bins =
          "floor(dateDiff('second', " + from + ", " + clock + ") / " + length.seconds() + ")";
      return "(" + from + " + toIntervalSecond(toInt64(" + bins + ") * " + length.seconds() + "))";
    }
    String months = "(toRelativeMonthNum(" + clock + ") - toRelativeMonthNum(" + from + "))";
    String begun = "(" + months + " - (addMonths(" + from + ", " + months + ") > " + clock + "))";
    return "addMonths(%s, toInt64(floor(%s / %d)) * %d)"
        .formatted(from, begun, length.months(), length.months());
  }

  @Override
  public LocalDateTime start(LocalDateTime moment) {
    return bin(index(moment));
  }

  @Override
  public LocalDateTime plus(LocalDateTime start, long buckets) {
    return bin(index(start) + buckets);
  }

  private LocalDateTime bin(long index) {
    return length.times(index).after(origin);
  }

  private long index(LocalDateTime moment) {
    if (length.months() == 0) {
      return Math.floorDiv(Duration.between(origin, moment).toSeconds(), length.seconds());
    }
    long months = monthNumber(moment) - monthNumber(origin);
    long begun = origin.plusMonths(months).isAfter(moment) ? months - 1 : months;
    return Math.floorDiv(begun, length.months());
  }

  private static long monthNumber(LocalDateTime moment) {
    return moment.getYear() * 12L + moment.getMonthValue();
  }

  private static Interval length(String interval) {
    Interval length = Interval.of(interval);
    if (length.months() < 0 || length.seconds() < 0 || length.equals(new Interval(0, 0))) {
      throw new IllegalArgumentException("An interval is longer than nothing: " + interval);
    }
    if (length.months() > 0 && length.seconds() > 0) {
      throw new IllegalArgumentException(
          "An interval is of months, quarters and years or of shorter units, not of both: "
              + interval);
    }
    return length;
  }

  private static boolean even(Interval length) {
    if (length.months() > 0) {
      return 12 % length.months() == 0 || length.months() % 12 == 0;
    }
    long seconds = length.seconds();
    return seconds == WEEK || DAY % seconds == 0;
  }
}
