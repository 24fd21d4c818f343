package dev.footfall.collect;

import dev.footfall.event.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** A moment as Segment's and Jitsu's clients write it: ISO 8601 or milliseconds since 1970. */
final class SegmentTime {
  private static final Pattern MILLISECONDS = Pattern.compile("-?[0-9]{1,18}");

  private SegmentTime() {}

  /** Cut to the millisecond; a time without a zone is in UTC. */
  static Conversion of(Field field) {
    return (event, text) -> event.set(field, Instant.ofEpochMilli(milliseconds(text)));
  }

  private static long milliseconds(String text) throws Violation {
    try {
      long time =
          MILLISECONDS.matcher(text).matches()
              ? Long.parseLong(text)
              : moment(text.strip().replace(' ', 'T')).toEpochMilli();
      if (time >= Conversion.FIRST && time <= Conversion.LAST) {
        return time;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Said below, as for a time out of range.
    }
    throw new Violation(
        Violation.quoted(text)
            + " is no time in the years 0 to 9999 such as 2026-11-21T12:00:00.000Z");
  }

  private static Instant moment(String iso) {
    var read =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
    return read instanceof OffsetDateTime time
        ? time.toInstant()
        : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
  }
}
