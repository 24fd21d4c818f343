package dev.footfall.query;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * Zones that changed sides of the date line, such as Pacific/Apia: the engine reckons them a day
 * off since then (measured with 26.7), as it knows no clock that leaves out a whole day.
 */
final class DateLine {
  private static final long A_DAY = 20 * 3600;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private DateLine() {}

  /** Whether a zone did. */
  static boolean crossed(ZoneId zone) {
    return transitions(zone).stream()
        .anyMatch(each -> Math.abs(each.getDuration().toSeconds()) >= A_DAY);
  }

  /** How far the clock of such a zone is ahead of UTC, in seconds, as SQL of a time. */
  static String offset(ZoneId zone, String time) {
    var sql = new StringBuilder("multiIf(");
    ZoneOffset after = zone.getRules().getOffset(Instant.MIN);
    for (ZoneOffsetTransition each : transitions(zone)) {
      sql.append(time).append(" < toDateTime64('");
      sql.append(TIME.format(LocalDateTime.ofInstant(each.getInstant(), ZoneOffset.UTC)));
      sql.append("', 3, 'UTC'), ").append(each.getOffsetBefore().getTotalSeconds()).append(", ");
      after = each.getOffsetAfter();
    }
    return sql.append(after.getTotalSeconds()).append(')').toString();
  }

  private static List<ZoneOffsetTransition> transitions(ZoneId zone) {
    return zone.getRules().getTransitions();
  }
}
