package dev.footfall.query;

import static dev.footfall.query.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Buckets and ranges of time, in time zones, against the engine; and the gaps between them. */
final class TimesTest {
  private final long project = Asked.project();

  @ParameterizedTest
  @CsvSource({
    "second, UTC, 2026-01-04T23:30:15.000, 2026-03-29T01:30:15.000",
    "minute, UTC, 2026-01-04T23:30:00.000, 2026-03-29T01:30:00.000",
    "hour, UTC, 2026-01-04T23:00:00.000, 2026-03-29T01:00:00.000",
    "hour, Asia/Kolkata, 2026-01-05T05:00:00.000, 2026-03-29T07:00:00.000",
    "hour, Europe/Berlin, 2026-01-05T00:00:00.000, 2026-03-29T03:00:00.000",
    "day, UTC, 2026-01-04T00:00:00.000, 2026-03-29T00:00:00.000",
    "day, Europe/Berlin, 2026-01-05T00:00:00.000, 2026-03-29T00:00:00.000",
    "day, America/Los_Angeles, 2026-01-04T00:00:00.000, 2026-03-28T00:00:00.000",
    "week, UTC, 2025-12-29T00:00:00.000, 2026-03-23T00:00:00.000",
    "week, Europe/Berlin, 2026-01-05T00:00:00.000, 2026-03-23T00:00:00.000",
    "month, UTC, 2026-01-01T00:00:00.000, 2026-03-01T00:00:00.000",
    "quarter, UTC, 2026-01-01T00:00:00.000, ''",
    "year, UTC, 2026-01-01T00:00:00.000, ''",
  })
  void cutsTimeOnTheClockOfTheZone(String granularity, String zone, String first, String last) {
    store("2026-01-04T23:30:15.250Z", "2026-03-29T01:30:15.250Z");

    assertThat(times(by(granularity, "", zone)))
        .containsExactlyElementsOf(last.isEmpty() ? List.of(first) : List.of(first, last));
  }

  @Test
  void anHourThatTheClockShowsTwiceIsOneBucket() {
    store("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");

    assertThat(counts(by("hour", "", "Europe/Berlin"), false))
        .containsExactly("2026-10-25T02:00:00.000 2", "2026-10-25T03:00:00.000 1");
  }

  @ParameterizedTest
  @CsvSource({
    // the day of 23 hours, and the day of 25
    "2026-03-29, Europe/Berlin, 2026-03-28T22:59:59.999Z, 0",
    "2026-03-29, Europe/Berlin, 2026-03-28T23:00:00Z, 1",
    "2026-03-29, Europe/Berlin, 2026-03-29T21:59:59.999Z, 1",
    "2026-03-29, Europe/Berlin, 2026-03-29T22:00:00Z, 0",
    "2026-10-25, Europe/Berlin, 2026-10-24T22:00:00Z, 1",
    "2026-10-25, Europe/Berlin, 2026-10-25T22:59:59.999Z, 1",
    "2026-10-25, Europe/Berlin, 2026-10-25T23:00:00Z, 0",
    "2024-01-01, America/Los_Angeles, 2024-01-01T08:00:00Z, 1",
    "2024-01-01, America/Los_Angeles, 2024-01-01T07:59:59.999Z, 0",
    "yesterday, Pacific/Auckland, 2026-11-21T10:59:59Z, 1",
    "today, Pacific/Auckland, 2026-11-21T11:00:00Z, 1",
    "today, UTC, 2026-11-21T00:00:00Z, 1",
  })
  void aDayIsTheZonesDay(String range, String zone, String time, String count) {
    store(time);

    assertThat(
            Asked.row(
                project,
                """
                {'measures': ['TrackedEvents.count'], 'timezone': '%s',
                 'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp', 'dateRange': '%s'}]}
                """
                    .formatted(zone, range)))
        .containsExactly(count);
  }

  @Test
  void severalGranularitiesStandSideBySide() {
    store("2026-03-29T01:30:15Z");

    assertThat(
            Asked.rows(
                project,
                """
                {'dimensions': ['TrackedEvents.derivedTstamp.month'],
                 'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp', 'granularity': 'day'}]}
                """))
        .containsExactly(
            Asked.json(
                """
                {'TrackedEvents.derivedTstamp.day': '2026-03-29T00:00:00.000',
                 'TrackedEvents.derivedTstamp': '2026-03-29T00:00:00.000',
                 'TrackedEvents.derivedTstamp.month': '2026-03-01T00:00:00.000'}
                """));
  }

  @Test
  void fillsTheDaysWithoutEvents() {
    store("2026-01-02T10:00:00Z", "2026-01-04T10:00:00Z", "2026-01-04T11:00:00Z");
    String range = "'dateRange': ['2026-01-01', '2026-01-05']";

    assertThat(counts(by("day", range, "UTC"), true))
        .containsExactly(
            "2026-01-01T00:00:00.000 0",
            "2026-01-02T00:00:00.000 1",
            "2026-01-03T00:00:00.000 0",
            "2026-01-04T00:00:00.000 2",
            "2026-01-05T00:00:00.000 0");
    assertThat(counts(by("day", range, "UTC").put("limit", 2).put("offset", 1), true))
        .containsExactly("2026-01-02T00:00:00.000 1", "2026-01-03T00:00:00.000 0");
    assertThat(
            counts(
                by("day", range, "UTC")
                    .put("limit", 2)
                    .set("order", Asked.json("{'TrackedEvents.derivedTstamp.day': 'desc'}")),
                true))
        .containsExactly("2026-01-05T00:00:00.000 0", "2026-01-04T00:00:00.000 2");
    assertThat(
            counts(
                by("day", range, "UTC")
                    .put("limit", 3)
                    .set("order", Asked.json("{'TrackedEvents.count': 'desc'}")),
                true))
        .containsExactly(
            "2026-01-04T00:00:00.000 2", "2026-01-02T00:00:00.000 1", "2026-01-01T00:00:00.000 0");
  }

  @Test
  void fillsAnEmptyAnswerByTheRangeOfAFilter() {
    ObjectNode query =
        by("week", "", "Europe/Berlin")
            .set(
                "filters",
                Asked.json(
                    """
                    [{'member': 'TrackedEvents.derivedTstamp', 'operator': 'inDateRange',
                      'values': ['2026-01-01', '2026-01-12']}]
                    """));

    assertThat(counts(query, true))
        .containsExactly(
            "2025-12-29T00:00:00.000 0", "2026-01-05T00:00:00.000 0", "2026-01-12T00:00:00.000 0");
    assertThat(counts(query, false)).isEmpty();
  }

  @Test
  void fillsSecondsOnlyAsFarAsTheLimit() {
    store("2026-01-01T00:00:01Z");
    ObjectNode query = by("second", "'dateRange': ['2020-01-01', '2026-01-31']", "UTC");

    assertThat(counts(query.put("limit", 3), true))
        .containsExactly(
            "2020-01-01T00:00:00.000 0", "2020-01-01T00:00:01.000 0", "2020-01-01T00:00:02.000 0");
  }

  private ObjectNode by(String granularity, String range, String zone) {
    return (ObjectNode)
        Asked.json(
            """
            {'measures': ['TrackedEvents.count'], 'timezone': '%s',
             'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp', 'granularity': '%s' %s}]}
            """
                .formatted(zone, granularity, range.isEmpty() ? "" : ", " + range));
  }

  private List<String> times(ObjectNode query) {
    return counts(query, false).stream().map(row -> row.substring(0, row.indexOf(' '))).toList();
  }

  private List<String> counts(ObjectNode query, boolean fill) {
    var rows = new ArrayList<String>();
    for (var row : Asked.load(LoadRequest.of(query, project).fill(fill)).path("data")) {
      rows.add(
          row.path("TrackedEvents.derivedTstamp").asString()
              + " "
              + row.path("TrackedEvents.count").asString());
    }
    return rows;
  }

  private void store(String... times) {
    var events = new ArrayList<dev.footfall.event.Event>();
    for (String time : times) {
      events.add(event(project, events.size(), time).build());
    }
    Asked.store(events);
  }

  /** The engine takes these clocks for a day behind. */
  @ParameterizedTest
  @CsvSource({
    "Pacific/Apia, 2026-01-02T01:30:00.000",
    "Pacific/Kiritimati, 2026-01-02T02:30:00.000",
    "Kwajalein, 2026-01-02T00:30:00.000",
    "Pacific/Fakaofo, 2026-01-02T01:30:00.000",
  })
  void knowsWhoCrossedTheDateLine(String zone, String time) {
    long project = Asked.project();
    Asked.store(List.of(event(project, 1, "2026-01-01T12:30:00Z").build()));

    assertThat(
            Asked.row(
                project,
                "{'dimensions': ['TrackedEvents.derivedTstamp'], 'timezone': '" + zone + "'}"))
        .containsExactly(time);
  }
}
