package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The phrases of date ranges, as Cube read them on Saturday 2026-11-21 at 20:44. */
final class DateTextTest {
  private final DateText dates = new DateText(LocalDateTime.of(2026, 11, 21, 20, 44));

  @ParameterizedTest
  @CsvSource({
    "today, 2026-11-21T00:00:00.000, 2026-11-21T23:59:59.999",
    "Yesterday, 2026-11-20T00:00:00.000, 2026-11-20T23:59:59.999",
    "tomorrow, 2026-11-22T00:00:00.000, 2026-11-22T23:59:59.999",
    "now, 2026-11-21T00:00:00.000, 2026-11-21T23:59:59.999",
    "last 7 days, 2026-11-14T00:00:00.000, 2026-11-20T23:59:59.999",
    "last 1 day, 2026-11-20T00:00:00.000, 2026-11-20T23:59:59.999",
    "last 3 hours, 2026-11-21T17:00:00.000, 2026-11-21T19:59:59.999",
    "next 2 weeks, 2026-11-23T00:00:00.000, 2026-12-06T23:59:59.999",
    "This week, 2026-11-16T00:00:00.000, 2026-11-22T23:59:59.999",
    "last month, 2026-10-01T00:00:00.000, 2026-10-31T23:59:59.999",
    "next year, 2027-01-01T00:00:00.000, 2027-12-31T23:59:59.999",
    "this quarter, 2026-10-01T00:00:00.000, 2026-12-31T23:59:59.999",
    "last 2 quarters, 2026-04-01T00:00:00.000, 2026-09-30T23:59:59.999",
    "from 7 days ago to now, 2026-11-14T00:00:00.000, 2026-11-21T23:59:59.999",
    "from 1 hour ago to now, 2026-11-21T19:00:00.000, 2026-11-21T20:59:59.999",
    "from now to 2 weeks from now, 2026-11-21T00:00:00.000, 2026-12-05T23:59:59.999",
    "from yesterday to today, 2026-11-20T00:00:00.000, 2026-11-21T23:59:59.999",
    "7 days ago, 2026-11-14T00:00:00.000, 2026-11-14T23:59:59.999",
    "2024-01-05, 2024-01-05T00:00:00.000, 2024-01-05T23:59:59.999",
    "2024-01-05T10:00:00, 2024-01-05T00:00:00.000, 2024-01-05T23:59:59.999",
    "Jan 5 2024, 2024-01-05T00:00:00.000, 2024-01-05T23:59:59.999",
  })
  void readsAPhrase(String phrase, String from, String to) {
    assertThat(text(dates.range(phrase))).isEqualTo(from + " " + to);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-05, 2024-01-07, 2024-01-05T00:00:00.000, 2024-01-07T23:59:59.999",
    "2024, 2025, 2024-01-01T00:00:00.000, 2025-01-01T23:59:59.999",
    "2024-01-05T10:00, 2024-01-05 11:00:30, 2024-01-05T10:00:00.000, 2024-01-05T11:00:30.000",
    "2024-01-05T10:00:00.5, 2024-01-05T11:00:00.1239, 2024-01-05T10:00:00.500,"
        + " 2024-01-05T11:00:00.123",
    "2024-01-05T10:00:00+02:00, 2024-01-05T10:00:00Z, 2024-01-05T08:00:00.000,"
        + " 2024-01-05T10:00:00.000",
  })
  void readsDatesAndTimes(String first, String last, String from, String to) {
    assertThat(text(dates.range(first, last))).isEqualTo(from + " " + to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blah",
        "",
        "2024-01",
        "2024-13-01",
        "last 0x days",
        "this 3 days",
        "from to",
        "2024-02-30"
      })
  void saysWhatItCannotRead(String text) {
    assertThatThrownBy(() -> dates.range(text))
        .isInstanceOf(QueryException.class)
        .hasMessage("Can't parse date: '" + text + "'");
  }

  private static String text(TimeRange range) {
    return TimeRange.text(range.from()) + " " + TimeRange.text(range.to());
  }
}
