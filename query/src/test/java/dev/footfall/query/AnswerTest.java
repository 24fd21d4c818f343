package dev.footfall.query;

import static dev.footfall.query.Events.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Field;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The shape of answers, as Cube's clients read them. */
final class AnswerTest {
  private static final String DAILY =
      """
      {'measures': ['TrackedEvents.count'], 'segments': ['TrackedEvents.withoutBots'],
       'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp', 'granularity': 'day',
         'dateRange': ['2026-01-01', '2026-01-02']}],
       'filters': [{'dimension': 'TrackedEvents.isBot', 'operator': 'equals', 'values': [false]}],
       'order': {'TrackedEvents.count': 'desc', 'Nope.x': 'asc'}, 'limit': 7, 'total': true}
      """;

  private static final String QUERY =
      """
      'measures': ['TrackedEvents.count'], 'dimensions': [], 'timeDimensions': [
        {'dimension': 'TrackedEvents.derivedTstamp', 'granularity': 'day',
         'dateRange': ['2026-01-01T00:00:00.000', '2026-01-02T23:59:59.999']}],
      'segments': ['TrackedEvents.withoutBots'],
      'filters': [{'member': 'TrackedEvents.isBot', 'operator': 'equals', 'values': ['false']}],
      'order': [{'id': 'TrackedEvents.count', 'desc': true}, {'id': 'Nope.x', 'desc': false}],
      'limit': 7, 'rowLimit': 7, 'total': true, 'timezone': 'UTC'
      """;

  private final long project = Asked.project();

  @BeforeEach
  void store() {
    Asked.store(
        List.of(
            on("a", project, 1, "2026-01-01T10:00:00Z").set(Field.AGENT_NAME, "Firefox").build(),
            on("a", project, 2, "2026-01-02T10:00:00Z").set(Field.AGENT_NAME, "Firefox").build(),
            on("b", project, 3, "2026-01-02T10:00:00Z").set(Field.AGENT_NAME, "Safari").build()));
  }

  @Test
  void isOneResultAsCubeGivesIt() {
    assertThat(Asked.JSON.readTree(Asked.load(project, DAILY).toString()))
        .isEqualTo(
            Asked.json(
                """
                {'query': {%s}, 'lastRefreshTime': '2026-11-21T20:44:00.000Z', 'usedPreAggregations': {},
                 'annotation': {
                   'measures': {'TrackedEvents.count': {'title': 'Tracked Events Count',
                     'shortTitle': 'Count', 'description': 'All events.', 'type': 'number',
                     'drillMembers': ['TrackedEvents.eventId', 'TrackedEvents.pageTitle'],
                     'drillMembersGrouped': {'measures': [],
                       'dimensions': ['TrackedEvents.eventId', 'TrackedEvents.pageTitle']}}},
                   'dimensions': {},
                   'segments': {'TrackedEvents.withoutBots': {'title': 'Tracked Events Without Bots',
                     'shortTitle': 'Without Bots',
                     'description': 'Without the events of robots, as far as one can tell; botReason says by what.'}},
                   'timeDimensions': {
                     'TrackedEvents.derivedTstamp.day': {%s,
                       'granularity': {'name': 'day', 'title': 'day', 'interval': '1 day'}},
                     'TrackedEvents.derivedTstamp': {%s}}},
                 'dataSource': 'default', 'dbType': 'clickhouse', 'external': false, 'slowQuery': false,
                 'total': 2,
                 'data': [
                   {'TrackedEvents.derivedTstamp.day': '2026-01-02T00:00:00.000',
                    'TrackedEvents.derivedTstamp': '2026-01-02T00:00:00.000', 'TrackedEvents.count': '2'},
                   {'TrackedEvents.derivedTstamp.day': '2026-01-01T00:00:00.000',
                    'TrackedEvents.derivedTstamp': '2026-01-01T00:00:00.000', 'TrackedEvents.count': '1'}]}
                """
                    .formatted(QUERY, TIME, TIME)));
  }

  private static final String TIME =
      """
      'title': 'Tracked Events Derived Tstamp', 'shortTitle': 'Derived Tstamp', 'type': 'time',
      'description': 'When the event happened, the client@s clock corrected by the collector@s.'
      """;

  @Test
  void isWrappedForClientsThatAskForMulti() {
    JsonNode answer = Asked.load(LoadRequest.of(Asked.json(DAILY), project).multi(true));

    assertThat(answer.propertyNames())
        .containsExactly("queryType", "results", "pivotQuery", "slowQuery");
    assertThat(answer.path("queryType").asString()).isEqualTo("regularQuery");
    assertThat(answer.path("results").size()).isEqualTo(1);
    assertThat(answer.path("results").get(0).path("data").size()).isEqualTo(2);
    assertThat(answer.path("pivotQuery"))
        .isEqualTo(Asked.json("{" + QUERY + ", 'queryType': 'regularQuery'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        " | Firefox 2, Safari 1",
        "'order': {'TrackedEvents.agentName': 'desc'} | Safari 1, Firefox 2",
        "'order': [['TrackedEvents.count', 'asc']] | Safari 1, Firefox 2",
        "'limit': 1 | Firefox 2",
        "'limit': 1, 'offset': 1 | Safari 1",
        "'limit': 0 | ''",
      })
  void keepsToOrderAndLimit(String clauses, String rows) {
    String query =
        "{'measures': ['TrackedEvents.count'], 'dimensions': ['TrackedEvents.agentName'] %s}"
            .formatted(clauses == null ? "" : ", " + clauses);
    assertThat(
            String.join(
                ", ",
                Asked.rows(project, query).stream()
                    .map(
                        row ->
                            row.path("TrackedEvents.agentName").asString()
                                + " "
                                + row.path("TrackedEvents.count").asString())
                    .toList()))
        .isEqualTo(rows.replace("''", ""));
  }

  @Test
  void metaListsThePublicMembers() {
    JsonNode cubes = Asked.meta().path("cubes");
    assertThat(cubes.values().stream().map(cube -> cube.path("name").asString()))
        .containsExactly("TrackedEvents", "Sessions", "ReturningUsers", "Users");
    assertThat(cubes.get(1).path("dimensions").get(0).path("name").asString())
        .isEqualTo("Sessions.userId");
    assertThat(cubes.get(0).path("measures").get(3))
        .isEqualTo(
            Asked.json(
                """
                {'name': 'TrackedEvents.uniqueUsersCount', 'title': 'Tracked Events Unique Users Count',
                 'shortTitle': 'Unique Users Count',
                 'description': 'People among the events, each once. A person is the event@s own user id, else the user first seen on its device, else the device; an event with none of these is nobody@s.',
                 'type': 'number', 'drillMembers': [], 'drillMembersGrouped': {'measures': [], 'dimensions': []},
                 'isVisible': true, 'public': true, 'cumulative': false, 'cumulativeTotal': false,
                 'aggType': 'countDistinct'}
                """));
  }

  /** The queries of GitLab's built-in dashboards that ask for more than one number. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'measures': ['TrackedEvents.uniqueUsersCount'], 'dimensions': ['TrackedEvents.agentName',"
            + " 'TrackedEvents.agentVersion'] | 2",
        "'measures': ['Sessions.count'], 'dimensions': ['Sessions.agentName',"
            + " 'Sessions.agentVersion'] | 2",
        "'measures': ['Sessions.count'], 'timeDimensions': [{'dimension': 'Sessions.startAt',"
            + " 'granularity': 'day'}] | 2",
        "'measures': ['TrackedEvents.pageViewsCount'], 'dimensions': ['TrackedEvents.pageUrlpath',"
            + " 'TrackedEvents.baseUrl'], 'filters': [{'member': 'TrackedEvents.eventName',"
            + " 'operator': 'equals', 'values': ['page_view']}] | 1",
        "'measures': ['TrackedEvents.pageViewsCount'], 'timeDimensions': [{'dimension':"
            + " 'TrackedEvents.derivedTstamp', 'granularity': 'day'}], 'filters': [{'member':"
            + " 'TrackedEvents.event', 'operator': 'equals', 'values': ['page_view']}] | 2",
      })
  void answersTheBuiltInDashboards(String clauses, int rows) {
    assertThat(Asked.rows(project, "{" + clauses + ", 'limit': 100, 'timezone': 'UTC'}"))
        .hasSize(rows);
  }
}
