package dev.footfall.query;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The lengths of time that answers are cut into. Weeks are ISO: they start on Monday. */
enum Granularity implements Cut {
  SECOND(ChronoUnit.SECONDS),
  MINUTE(ChronoUnit.MINUTES),
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  WEEK(ChronoUnit.WEEKS),
  MONTH(ChronoUnit.MONTHS),
  QUARTER(IsoFields.QUARTER_YEARS),
  YEAR(ChronoUnit.YEARS);

  private final TemporalUnit unit;

  Granularity(TemporalUnit unit) {
    this.unit = unit;
  }

  /** The one of this name, such as {@code day}. */
  static Optional<Granularity> named(String name) {
    return Arrays.stream(values()).filter(each -> each.word().equals(name)).findFirst();
  }

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String title() {
    return word();
  }

  @Override
  public String interval() {
    return "1 " + word();
  }

  @Override
  public long seconds() {
    return unit.getDuration().toSeconds();
  }

  @Override
  public String sql(String clock) {
    return "dateTrunc('" + word() + "', " + clock + ")";
  }

  @Override
  public LocalDateTime start(LocalDateTime moment) {
    return switch (this) {
      case SECOND, MINUTE, HOUR, DAY -> moment.truncatedTo(unit);
      case WEEK -> DAY.start(moment).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> DAY.start(moment).withDayOfMonth(1);
      case QUARTER -> MONTH.start(moment).withMonth((moment.getMonthValue() - 1) / 3 * 3 + 1);
      case YEAR -> DAY.start(moment).withDayOfYear(1);
    };
  }

  @Override
  public LocalDateTime plus(LocalDateTime moment, long buckets) {
    return moment.plus(buckets, unit);
  }
}
