package dev.footfall.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * When people visit: by day and not by night where they live, less at weekends, a little more every
 * week, many more while a campaign runs, and hardly anybody on one day when things were broken.
 */
final class Rhythm {
  private static final double[] BY_HOUR = {
    8, 5, 3, 2, 2, 4, 10, 22, 36, 46, 52, 55, 58, 54, 50, 50, 53, 58, 66, 76, 82, 70, 44, 20
  };
  private static final double WEEKLY_GROWTH = 1.035;
  private static final int CAMPAIGN_BEGINS = 12;
  private static final double[] CAMPAIGN = {2.1, 1.7, 1.35};
  private static final int BAD_DAY = 5;

  private final Instant start;
  private final Instant end;
  private final Map<ZoneId, double[]> sums = new HashMap<>();

  /** From and to whole hours, the last one cut short by the end. */
  Rhythm(Instant start, Instant end) {
    this.start = start.truncatedTo(ChronoUnit.HOURS);
    this.end = end;
  }

  /** A moment of the whole time. */
  Instant anyTime(ZoneId zone, Draw draw) {
    return between(0, hours(), zone, draw);
  }

  /** A moment of the 24 hours around another one; may be beyond the end. */
  Instant near(Instant moment, ZoneId zone, Draw draw) {
    int hour = Math.toIntExact(Duration.between(start, moment).toHours());
    int from = Math.max(0, hour - 12);
    return from + 24 > hours() ? moment : between(from, from + 24, zone, draw);
  }

  /** How many days before the end's day a moment's day is, in UTC. */
  static long daysBefore(Instant end, Instant moment) {
    return ChronoUnit.DAYS.between(day(moment), day(end));
  }

  /** Whether the campaign runs. */
  static boolean isCampaign(Instant end, Instant moment) {
    long days = daysBefore(end, moment);
    return days <= CAMPAIGN_BEGINS && days > CAMPAIGN_BEGINS - CAMPAIGN.length;
  }

  private Instant between(int from, int to, ZoneId zone, Draw draw) {
    double[] sum = sums.computeIfAbsent(zone, this::sums);
    double at = sum[from] + draw.part() * (sum[to] - sum[from]);
    int found = Arrays.binarySearch(sum, from, to + 1, at);
    int hour = found >= 0 ? found : -found - 2;
    double part = (at - sum[hour]) / (sum[hour + 1] - sum[hour]);
    return start.plus(hour, ChronoUnit.HOURS).plusMillis((long) (part * 3_600_000));
  }

  /** How much comes before each hour. */
  private double[] sums(ZoneId zone) {
    double[] sum = new double[hours() + 1];
    for (int hour = 0; hour < hours(); hour++) {
      sum[hour + 1] = sum[hour] + weight(start.plus(hour, ChronoUnit.HOURS), zone);
    }
    return sum;
  }

  private double weight(Instant hour, ZoneId zone) {
    ZonedDateTime local = hour.atZone(zone);
    int daysBefore = (int) daysBefore(end, hour);
    return BY_HOUR[local.getHour()]
        * byDay(local.getDayOfWeek())
        * Math.pow(WEEKLY_GROWTH, -daysBefore / 7.0)
        * special(daysBefore);
  }

  private static double byDay(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> 1.05;
      case TUESDAY -> 1.1;
      case WEDNESDAY -> 1.06;
      case THURSDAY -> 1.03;
      case FRIDAY -> 0.92;
      case SATURDAY -> 0.66;
      case SUNDAY -> 0.78;
    };
  }

  private static double special(int daysBefore) {
    int day = CAMPAIGN_BEGINS - daysBefore;
    if (day >= 0 && day < CAMPAIGN.length) {
      return CAMPAIGN[day];
    }
    return daysBefore == BAD_DAY ? 0.3 : 1;
  }

  private int hours() {
    return (int) Math.ceilDiv(Duration.between(start, end).toMinutes(), 60);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
