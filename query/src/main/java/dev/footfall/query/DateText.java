package dev.footfall.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the dates of queries: ISO dates and times, and phrases such as {@code last 7 days}, on the
 * clock of the query's time zone. An offset or {@code Z} is converted to UTC and dropped, as Cube
 * does.
 */
final class DateText {
  private static final String UNIT = "(second|minute|hour|day|week|month|quarter|year)s?";
  private static final Pattern WHOLE = Pattern.compile("(this|last|next) (?:(\\d{1,6}) )?" + UNIT);
  private static final Pattern FROM_TO = Pattern.compile("from (.+) to (.+)");
  private static final Pattern AWAY = Pattern.compile("(\\d{1,6}) " + UNIT + " (ago|from now)");
  private static final Pattern SHORT = Pattern.compile("(?:second|minute|hour)s?");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(.*)");
  private static final List<DateTimeFormatter> WRITTEN =
      List.of(written("MMM d[,] uuuu"), written("MMMM d[,] uuuu"), written("d MMM uuuu"));

  private final LocalDateTime now;

  /** For questions asked at this moment, on the clock of the query's time zone. */
  DateText(LocalDateTime now) {
    this.now = now;
  }

  /**
   * A range as one text: a phrase, or a date or time that stands for its whole day.
   *
   * @throws QueryException if it is neither
   */
  TimeRange range(String text) {
    String phrase = text.strip().toLowerCase(Locale.ROOT);
    var whole = WHOLE.matcher(phrase);
    if (whole.matches()) {
      return whole(whole.group(1), whole.group(2), granularity(whole.group(3)));
    }
    var fromTo = FROM_TO.matcher(phrase);
    if (fromTo.matches()) {
      return TimeRange.whole(
          smallest(phrase), moment(fromTo.group(1), text), moment(fromTo.group(2), text));
    }
    LocalDateTime moment = moment(phrase, text);
    return TimeRange.whole(
        AWAY.matcher(phrase).matches() ? smallest(phrase) : Granularity.DAY, moment, moment);
  }

  /**
   * A range as one or two texts that are dates or times.
   *
   * @throws QueryException if one is neither
   */
  TimeRange range(String from, String to) {
    return new TimeRange(start(from), end(to));
  }

  /** The moment a date or time starts. */
  LocalDateTime start(String text) {
    return iso(text, false).orElseThrow(() -> unreadable(text));
  }

  /** The last millisecond of a date; a time is itself. */
  LocalDateTime end(String text) {
    return iso(text, true).orElseThrow(() -> unreadable(text));
  }

  /** Whether the text is a date or time by itself, not a phrase that depends on today. */
  boolean absolute(String text) {
    return iso(text, false).isPresent();
  }

  private TimeRange whole(String which, String count, Granularity unit) {
    if (count == null) {
      LocalDateTime moment =
          unit.plus(unit.start(now), which.equals("this") ? 0 : which.equals("last") ? -1 : 1);
      return TimeRange.whole(unit, moment, moment);
    }
    long units = Long.parseLong(count);
    LocalDateTime current = unit.start(now);
    return switch (which) {
      case "last" -> TimeRange.whole(unit, unit.plus(current, -units), unit.plus(current, -1));
      case "next" -> TimeRange.whole(unit, unit.plus(current, 1), unit.plus(current, units));
      default -> throw unreadable(which + " " + count + " " + unit.word() + "s");
    };
  }

  private LocalDateTime moment(String phrase, String whole) {
    var away = AWAY.matcher(phrase);
    if (away.matches()) {
      long units = Long.parseLong(away.group(1));
      return granularity(away.group(2)).plus(now, away.group(3).equals("ago") ? -units : units);
    }
    return switch (phrase) {
      case "now", "today" -> now;
      case "yesterday" -> now.minusDays(1);
      case "tomorrow" -> now.plusDays(1);
      default ->
          iso(phrase.toUpperCase(Locale.ROOT), false)
              .filter(_ -> phrase.length() >= "2024-01-05".length())
              .or(() -> written(phrase, WRITTEN))
              .orElseThrow(() -> unreadable(whole));
    };
  }

  /** The unit that a range of free text is cut to: the smallest that it names, at most a day. */
  private static Granularity smallest(String phrase) {
    Granularity smallest = Granularity.DAY;
    var units = SHORT.matcher(phrase);
    while (units.find()) {
      Granularity unit = granularity(units.group().replaceAll("s$", ""));
      smallest = unit.compareTo(smallest) < 0 ? unit : smallest;
    }
    return smallest;
  }

  private static Optional<LocalDateTime> iso(String text, boolean end) {
    try {
      return switch (text.length()) {
        case 4 -> date(text + "-01-01", end);
        case 7 -> date(text + "-01", end);
        case 10 -> date(text, end);
        default -> time(text);
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> date(String text, boolean end) {
    LocalDateTime start = LocalDate.parse(text).atStartOfDay();
    return Optional.of(end ? TimeRange.end(Granularity.DAY, start) : start);
  }

  private static Optional<LocalDateTime> time(String text) {
    var time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    String iso = text.replace(' ', 'T');
    LocalDateTime moment =
        time.group(1).isEmpty()
            ? LocalDateTime.parse(iso)
            : OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    return Optional.of(moment.truncatedTo(ChronoUnit.MILLIS));
  }

  private static Optional<LocalDateTime> written(String phrase, List<DateTimeFormatter> forms) {
    return forms.stream().flatMap(form -> written(phrase, form).stream()).findFirst();
  }

  private static Optional<LocalDateTime> written(String phrase, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDate.parse(phrase, form).atStartOfDay());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter written(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }

  private static Granularity granularity(String word) {
    return Granularity.named(word).orElseThrow();
  }

  private static QueryException unreadable(String text) {
    return new QueryException(400, "Can't parse date: '" + text + "'");
  }
}
