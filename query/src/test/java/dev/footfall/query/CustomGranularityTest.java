package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bins of a model's own: here, and in the engine. */
final class CustomGranularityTest {
  @ParameterizedTest
  @CsvSource({
    "15 minutes,, , 2026-11-21T20:44:10.500, 2026-11-21T20:30:00, 2026-11-21T20:45:00",
    "6 hours,, , 2026-11-21T20:44, 2026-11-21T18:00, 2026-11-22T00:00",
    "1 week,, , 2026-11-22T23:59:59.999, 2026-11-16T00:00, 2026-11-23T00:00",
    "1 week,, -1 day, 2026-11-22T00:00, 2026-11-22T00:00, 2026-11-29T00:00",
    "1 week,, -1 day, 2026-11-21T23:59, 2026-11-15T00:00, 2026-11-22T00:00",
    "2 weeks, 2024-01-01, , 2023-12-31T12:00, 2023-12-18T00:00, 2024-01-01T00:00",
    "1 year,, 3 months, 2026-03-31T23:00, 2025-04-01T00:00, 2026-04-01T00:00",
    "1 year,, 3 months, 2026-04-01T00:00, 2026-04-01T00:00, 2027-04-01T00:00",
    "5 months, 2024-01-31, , 2024-06-29T23:59, 2024-01-31T00:00, 2024-06-30T00:00",
    "5 months, 2024-01-31, , 2024-06-30T00:00, 2024-06-30T00:00, 2024-11-30T00:00",
    "1 month, 2024-01-31, , 2024-02-28T00:00, 2024-01-31T00:00, 2024-02-29T00:00",
    "1 month, 2024-01-31, , 2023-02-28T00:00, 2023-02-28T00:00, 2023-03-31T00:00",
    "2 quarters,, , 1999-08-01T00:00, 1999-07-01T00:00, 2000-01-01T00:00",
    "1 day 12 hours, 2024-01-01T06:00, , 2024-01-02T17:59, 2024-01-01T06:00, 2024-01-02T18:00",
  })
  void cutsTime(
      String interval,
      String origin,
      String offset,
      LocalDateTime moment,
      LocalDateTime start,
      LocalDateTime next) {
    var bins =
        origin == null
            ? CustomGranularity.every("bins", "Bins", interval, offset == null ? "" : offset)
            : CustomGranularity.from("bins", "Bins", interval, moment(origin));

    assertThat(bins.start(moment)).isEqualTo(start);
    assertThat(bins.plus(start, 1)).isEqualTo(next);
    assertThat(bins.plus(next, -1)).isEqualTo(start);
    assertThat(inTheEngine(bins, moment)).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "5 hours, Arbitrary intervals cannot be used without origin point specified: 5 hours",
    "2 weeks, Arbitrary intervals cannot be used without origin point specified: 2 weeks",
    "5 months, Arbitrary intervals cannot be used without origin point specified: 5 months",
    "a while, '''a while'' is not an interval; write for example 2 weeks, or 1 year 6 months'",
    "1 month 2 days, 'An interval is of months, quarters and years or of shorter units, not of"
        + " both: 1 month 2 days'",
    "0 days, An interval is longer than nothing: 0 days",
  })
  void refusesWhatIsNoBin(String interval, String message) {
    assertThatThrownBy(() -> CustomGranularity.every("bins", "Bins", interval, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static LocalDateTime moment(String origin) {
    return LocalDateTime.parse(origin.length() == 10 ? origin + "T00:00" : origin);
  }

  private static LocalDateTime inTheEngine(Cut bins, LocalDateTime moment) {
    String clock = "toDateTime64('" + TimeRange.text(moment).replace('T', ' ') + "', 3, 'UTC')";
    var question =
        new Question(
            "SELECT toString(" + bins.sql(clock) + ")",
            Map.of(),
            Scope.everything(),
            Limits.DEFAULT);
    try (var rows = Asked.warehouse().ask(question)) {
      var row = rows.next();
      return LocalDateTime.parse(
          row == null ? "" : String.valueOf(row.getFirst()).replace(' ', 'T'));
    }
  }
}
