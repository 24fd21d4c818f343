package dev.footfall.query;

import dev.footfall.warehouse.Question;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The values of a statement, each behind a typed placeholder; equal ones share theirs. */
final class Placeholders {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  /** What DateTime64 can hold. */
  private static final LocalDateTime FIRST = LocalDateTime.of(1900, 1, 1, 0, 0);

  private static final LocalDateTime LAST = LocalDateTime.of(2299, 12, 31, 23, 59, 59, 999_000_000);

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  /** The values by the names of their placeholders. */
  Map<String, String> values() {
    return values;
  }

  String text(String value) {
    return add("String", value);
  }

  String texts(List<String> values) {
    return add("Array(String)", Question.texts(values));
  }

  /** A number that a double might not tell from its neighbours. */
  String whole(BigInteger value) {
    return add("Int256", value.toString());
  }

  String flag(boolean value) {
    return add("Bool", Boolean.toString(value));
  }

  String number(String decimal) {
    return add("Float64", decimal);
  }

  String count(long value) {
    return add("UInt64", Long.toString(value));
  }

  /** A moment on a zone's clock. Of a moment that the clock shows twice, the first. */
  String start(LocalDateTime moment, ZoneId zone) {
    return time(moment.atZone(zone).withEarlierOffsetAtOverlap());
  }

  /** A moment on a zone's clock. Of a moment that the clock shows twice, the second. */
  String end(LocalDateTime moment, ZoneId zone) {
    return time(moment.atZone(zone).withLaterOffsetAtOverlap());
  }

  /**
   * For each bucket what its clock shows at its start, and the first and the last moment to look
   * at.
   */
  String windows(Map<LocalDateTime, TimeRange> windows, ZoneId zone) {
    return add(
        "Array(Tuple(DateTime64(3, 'UTC'), DateTime64(3, 'UTC'), DateTime64(3, 'UTC')))",
        windows.entrySet().stream()
            .map(
                window ->
                    "('%s','%s','%s')"
                        .formatted(
                            TIME.format(window.getKey()),
                            utc(window.getValue().from().atZone(zone).withEarlierOffsetAtOverlap()),
                            utc(window.getValue().to().atZone(zone).withLaterOffsetAtOverlap())))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private String time(ZonedDateTime moment) {
    return add("DateTime64(3, 'UTC')", utc(moment));
  }

  private static String utc(ZonedDateTime moment) {
    LocalDateTime utc = moment.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    return TIME.format(utc.isBefore(FIRST) ? FIRST : utc.isAfter(LAST) ? LAST : utc);
  }

  private String add(String type, String value) {
    String name = names.computeIfAbsent(type + " " + value, _ -> "p" + (names.size() + 1));
    values.put(name, value);
    return "{" + name + ":" + type + "}";
  }
}
