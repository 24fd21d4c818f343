package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which rollup answers a query, and why another does not. */
final class RollupsTest {
  private static final String TIME =
      "'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp', WHEN}]";
  private static final String CUBE =
      """
      cubes:
        - name: Visits
          sql_table: events
          joins:
            - name: Who
              relationship: many_to_one
              sql: "{CUBE}.device = {Who}.device"
          measures:
            - {name: count, type: count}
            - {name: paid, type: sum, sql: "{CUBE}.tr_total"}
            - {name: mean, type: avg, sql: "{CUBE}.tr_total"}
            - {name: share, type: number, sql: "{count} / count()"}
            - {name: each, type: number, sql: "2 * {count}"}
          dimensions:
            - {name: at, type: time, sql: "{CUBE}.derived_tstamp"}
            - {name: arrived, type: time, sql: "{CUBE}.collector_tstamp"}
            - {name: page, type: string, sql: "{CUBE}.page_urlpath"}
            - {name: person, type: string, sql: "{Who.name}"}
            - {name: age, type: number, sql: "dateDiff('day', {CUBE}.derived_tstamp, now())"}
            - {name: best, type: string, sql: "(SELECT max(page_urlpath) FROM events)"}
            - {name: kind, type: string, sql: "if({CUBE}.page_urlpath IN ('now()', '/b'), 'x', 'y')"}
          pre_aggregations:
            - {name: tried, DEFINITION}
        - name: Who
          sql: SELECT device, user_id FROM identity
          dimensions:
            - {name: name, type: string, sql: "{CUBE}.user_id"}
      """;

  private final long project = Asked.project();

  @Test
  void namesTheRollupThatAnswered() {
    JsonNode used =
        Asked.load(project, "{'measures': ['TrackedEvents.count']}").path("usedPreAggregations");
    assertThat(used.size()).isEqualTo(1);
    assertThat(used.propertyNames().iterator().next())
        .matches("rollup_TrackedEvents_eventsByHour_[0-9a-f]{8}");
    assertThat(used.values().iterator().next().toString())
        .isEqualTo(
            "{\"preAggregationId\":\"TrackedEvents.eventsByHour\",\"lastUpdatedAt\":1795293840000,\"type\":\"rollup\"}");
  }

  @Test
  void takesTheRawTableWhereNoRollupHoldsWhatIsAsked() {
    var answer =
        Asked.load(
            project,
            "{'measures': ['TrackedEvents.count'], 'dimensions': ['TrackedEvents.country']}");
    assertThat(answer.path("usedPreAggregations").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'granularity': 'day' | UTC",
        "'granularity': 'hour' | America/New_York",
        "'granularity': 'week', 'dateRange': ['2026-03-28', '2026-04-01'] | Europe/Berlin",
        "'granularity': 'year', 'dateRange': 'last year' | Pacific/Auckland",
        "'dateRange': ['2026-03-28T07:00:00', '2026-03-28T08:59:59.999'] | Europe/Berlin",
        "'dateRange': ['2026-03-28T07:30:00', '2026-03-28T08:29:59.999'] | Asia/Kolkata"
      })
  void takesTheRollupWhereItsHoursAreThoseOfTheZone(String time, String zone) {
    assertThat(told(time, zone).path("used").asString()).isEqualTo("TrackedEvents.eventsByHour");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'granularity': 'minute' | UTC | holds TrackedEvents.derivedTstamp by hour, not by minute.",
        "'granularity': 'day', 'dateRange': '2026-03-28' | Asia/Kolkata | holds"
            + " TrackedEvents.derivedTstamp by hour in UTC, which Asia/Kolkata cuts apart.",
        "'dateRange': '2026-03-28' | Asia/Kolkata | is by hour in UTC, and the time asked for"
            + " begins or ends between two.",
        "'granularity': 'day' | Asia/Kolkata | holds TrackedEvents.derivedTstamp by hour in UTC,"
            + " which Asia/Kolkata cuts apart.",
        "'dateRange': ['2026-03-28T07:30:00', '2026-03-28'] | UTC | is by hour in UTC, and the time"
            + " asked for begins or ends between two.",
        "'dateRange': ['2026-03-28', '2026-03-28T07:59:59.998'] | UTC | is by hour in UTC, and the"
            + " time asked for begins or ends between two."
      })
  void saysWhyARollupIsNotUsed(String time, String zone, String why) {
    JsonNode told = told(time, zone);
    assertThat(told.path("used").isNull()).isTrue();
    assertThat(told.path("passedOver").path("TrackedEvents.eventsByHour").asString())
        .isEqualTo("TrackedEvents.eventsByHour " + why);
  }

  @Test
  void countsPeopleAsTheyAreKnownNow() {
    var events = Events.on("phone", project, 1, "2026-01-01T10:00:00Z").build();
    var desk = Events.on("desk", project, 2, "2026-01-01T10:00:00Z").build();
    Asked.store(List.of(events, desk));
    String people = "{'measures': ['TrackedEvents.uniqueUsersCount']}";
    assertThat(Asked.row(project, people)).containsExactly("2");

    for (String device : List.of("phone", "desk")) {
      Asked.store(
          List.of(
              Events.on(device, project, device.length(), "2026-01-02T10:00:00Z")
                  .set(dev.footfall.event.Field.USER_ID, "ann")
                  .build()));
    }
    assertThat(Asked.row(project, people)).containsExactly("1");
    assertThat(Asked.load(project, people).path("usedPreAggregations").toString())
        .contains("TrackedEvents.peopleByHour");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "measures: [mean] | has the average Visits.mean: averages do not add up; have a sum and a"
            + " count, and a number over both.",
        "measures: [share] | has Visits.share, whose SQL is more than a reckoning with measures.",
        "measures: [count], dimensions: [person] | has Visits.person, which reaches into other"
            + " cubes and may change later.",
        "measures: [count], dimensions: [age] | has Visits.age, whose SQL may say something else"
            + " tomorrow of the same event.",
        "measures: [count], dimensions: [best] | has Visits.best, whose SQL may say something else"
            + " tomorrow of the same event.",
        "measures: [count], dimensions: [Who.name] | has Who.name of another cube.",
        "type: rollup_lambda, rollups: [CUBE.other], union_with_source_data: true | is of type"
            + " rollup_lambda; rollups alone are kept, and they are always fresh.",
        "measures: [count], time_dimension: at, granularity: fortnight | has buckets of a"
            + " granularity of its own, fortnight."
      })
  void saysWhyARollupIsNotKept(String definition, String why) {
    var queries = queries(definition);
    assertThat(queries.rollups()).isEmpty();
    assertThat(passedOver(queries)).isEqualTo("Visits.tried " + why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "measures: [CUBE.count], dimensions: ['{CUBE}.page'], time_dimension: CUBE.at, granularity:"
            + " hour, refresh_key: {every: 1 hour}, partition_granularity: month, external: false",
        "measures: [Visits.count], time_dimensions: [{dimension: at, granularity: week}],"
            + " build_range_start: {sql: SELECT 1}",
        "measures: [each]",
        "measures: [count], dimensions: [kind]",
        "measures: [count], time_dimension: arrived, granularity: month"
      })
  void readsCubesWaysToWriteThem(String definition) {
    var rollups = queries(definition).rollups();
    assertThat(rollups).hasSize(1);
    assertThat(rollups.getFirst().columns())
        .anyMatch(
            column -> column.name().equals("visits__count") && column.sql().equals("count()"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "measures: [cuont] | 23:33: 'Visits' has no measure 'cuont'; did you mean 'count'?",
        "dimensions: [count] | 23:35: 'Visits' has no dimension 'count'",
        "measurs: [count] | 23:23: unknown key 'measurs'; did you mean 'measures'?",
        "type: rolup | 23:29: unknown type 'rolup'; did you mean 'rollup'?",
        "measures: [count], granularity: day | 23:9: a time dimension and a granularity stand"
            + " together, or neither does"
      })
  void saysWhereADefinitionIsWrong(String definition, String message) {
    assertThatThrownBy(() -> queries(definition))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("visits.yaml:" + message);
  }

  private JsonNode told(String time, String zone) {
    String query =
        "{'measures': ['TrackedEvents.count'], "
            + TIME.replace("WHEN", time)
            + ", 'timezone': '"
            + zone
            + "'}";
    return Asked.dryRun(project, query).path("rollups").path(0);
  }

  private static String passedOver(Queries queries) {
    var request = LoadRequest.of(Asked.json("{'measures': ['Visits.count']}"), 1L);
    return queries
        .dryRun(request)
        .path("rollups")
        .path(0)
        .path("passedOver")
        .path("Visits.tried")
        .asString();
  }

  private static Queries queries(String definition) {
    var model = Model.read(Map.of("visits.yaml", CUBE.replace("DEFINITION", definition)));
    return new Queries(model, Asked.warehouse(), Asked.CLOCK);
  }
}
