package dev.footfall.query;

import static dev.footfall.query.Asked.row;
import static dev.footfall.query.Events.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Visits and returning people: the law of sessions, against the engine. */
final class SessionsTest {
  private static final String COUNT = "{'measures': ['Sessions.count']}";

  private static final String GERMAN =
      "[{\"schema\":\"iglu:com.snowplowanalytics.snowplow/browser_context/jsonschema/2-0-0\",\"data\":{\"documentLanguage\":\"de\"}}]";

  private static final Instant BEFORE = Instant.parse("2026-01-31T23:59:00Z");
  private static final Instant AFTER = Instant.parse("2026-02-01T00:01:00Z");

  /** What two sessions cannot have in common. */
  private static final Set<String> OWN =
      Set.of("Sessions.sessionID", "Sessions.eventId", "Sessions.isFirst");

  private final long project = Asked.project();
  private final List<Event> events = new ArrayList<>();

  @Test
  void moreThanHalfAnHourBetweenEventsIsAnotherSession() {
    visit("phone", "2026-01-01T10:00:00Z", "2026-01-01T10:10:00Z", "2026-01-01T10:45:00Z");
    store();

    assertThat(row(project, COUNT)).containsExactly("2");
    assertThat(sessions())
        .containsExactly(
            "2026-01-01T10:00:00.000 2026-01-01T10:10:00.000 10 2 2026-01-01T10:45:00.000 true",
            "2026-01-01T10:45:00.000 2026-01-01T10:45:00.000 0 1 null false");
  }

  @Test
  void halfAnHourExactlyIsStillTheSameSession() {
    visit("phone", "2026-01-01T10:00:00Z", "2026-01-01T10:30:00Z");
    visit("desk", "2026-01-01T10:00:00.000Z", "2026-01-01T10:30:00.001Z");

    assertThat(sessions())
        .containsExactly(
            "2026-01-01T10:00:00.000 2026-01-01T10:00:00.000 0 1 2026-01-01T10:30:00.001 true",
            "2026-01-01T10:00:00.000 2026-01-01T10:30:00.000 30 2 null true",
            "2026-01-01T10:30:00.001 2026-01-01T10:30:00.001 0 1 null false");
  }

  @Test
  void midnightDoesNotEndASession() {
    visit("phone", "2026-01-01T23:50:00Z", "2026-01-02T00:10:00Z");
    store();

    assertThat(row(project, COUNT)).containsExactly("1");
    assertThat(row(project, "{'measures': ['Sessions.averageDurationMinutes']}"))
        .containsExactly("20");
  }

  @Test
  void aTrackersSessionIdGroupsWhateverLiesBetween() {
    events.add(session("a", 1, "2026-01-01T10:00:00Z"));
    events.add(session("a", 2, "2026-01-01T12:00:00Z"));
    events.add(session("b", 3, "2026-01-01T12:01:00Z"));
    events.add(on("phone", project, 4, "2026-01-01T10:20:00Z").build());
    events.add(on("phone", project, 5, "2026-01-01T11:00:00Z").build());

    assertThat(sessions())
        .containsExactly(
            "2026-01-01T10:00:00.000 2026-01-01T12:00:00.000 120 2 2026-01-01T10:20:00.000 true",
            "2026-01-01T10:20:00.000 2026-01-01T10:20:00.000 0 1 2026-01-01T11:00:00.000 false",
            "2026-01-01T11:00:00.000 2026-01-01T11:00:00.000 0 1 2026-01-01T12:01:00.000 false",
            "2026-01-01T12:01:00.000 2026-01-01T12:01:00.000 0 1 null false");
  }

  @Test
  void looksLikeItsFirstEvent() {
    events.add(
        on("phone", project, 2, "2026-01-01T10:01:00Z")
            .set(Field.AGENT_NAME, "Safari")
            .set(Field.PAGE_URLPATH, "/basket")
            .set(Field.BR_VIEWWIDTH, 800)
            .set(Field.BR_VIEWHEIGHT, 600)
            .build());
    events.add(
        on("phone", project, 1, "2026-01-01T10:00:00Z").set(Field.AGENT_NAME, "Firefox").build());
    store();

    assertThat(
            Asked.rows(
                project,
                """
                {'measures': ['Sessions.count'],
                 'dimensions': ['Sessions.agentName', 'Sessions.pageUrlpath', 'Sessions.viewportSize']}
                """))
        .containsExactly(
            Asked.json(
                """
                {'Sessions.agentName': 'Firefox', 'Sessions.pageUrlpath': null,
                 'Sessions.viewportSize': null, 'Sessions.count': '1'}
                """));
  }

  @Test
  void looksTheSameWithATrackersSessionIdAsWithout() {
    for (int minute = 0; minute < 3; minute++) {
      events.add(filled("", minute));
      events.add(filled("a tracker's", minute));
    }
    store();
    List<String> dimensions =
        Asked.meta()
            .path("cubes")
            .valueStream()
            .filter(cube -> cube.path("name").asString().equals("Sessions"))
            .flatMap(cube -> cube.path("dimensions").valueStream())
            .map(dimension -> dimension.path("name").asString())
            .filter(name -> !OWN.contains(name))
            .toList();

    List<JsonNode> rows =
        Asked.rows(project, "{'dimensions': ['%s']}".formatted(String.join("','", dimensions)));

    assertThat(dimensions).hasSizeGreaterThan(30);
    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().path("Sessions.agentName").asString()).isEqualTo("agent_name 0");
    assertThat(rows.getFirst().path("Sessions.documentLanguage").asString()).isEqualTo("de");
    assertThat(rows.getFirst().values()).noneMatch(value -> value.asString("").endsWith(" 1"));
  }

  @Test
  void aRangeOfDatesCutsNoSession() {
    for (String session : List.of("", "a tracker's")) {
      events.add(filled(session, 0).but().set(Field.DERIVED_TSTAMP, BEFORE).build());
      store();
      events.add(filled(session, 1).but().set(Field.DERIVED_TSTAMP, AFTER).build());
      store();
    }

    assertThat(
            row(
                project,
                """
                {'measures': ['Sessions.count'], 'timeDimensions':
                  [{'dimension': 'Sessions.startAt', 'dateRange': ['2026-02-01', '2026-02-02']}]}
                """))
        .containsExactly("0");
    assertThat(row(project, COUNT)).containsExactly("2");
  }

  @Test
  void belongsToItsEarliestUserElseToTheDevices() {
    visit("phone", "2026-01-01T10:00:00Z");
    visit("desk", "2026-01-01T10:00:00Z");
    events.add(on("phone", project, 50, "2026-01-01T10:05:00Z").set(Field.USER_ID, "bob").build());
    events.add(on("phone", project, 51, "2026-01-01T10:01:00Z").set(Field.USER_ID, "ann").build());
    visit("phone", "2026-01-03T10:00:00Z");
    events.add(on("phone", project, 52, "2026-01-02T10:00:00Z").set(Field.USER_ID, "bob").build());
    store();

    assertThat(
            Asked.rows(
                    project,
                    """
                    {'dimensions': ['Sessions.startAt', 'Sessions.userId', 'Sessions.isFirst']}
                    """)
                .stream()
                .map(SessionsTest::text))
        .containsExactlyInAnyOrder(
            "2026-01-01T10:00:00.000 ann true",
            "2026-01-01T10:00:00.000 desk true",
            "2026-01-02T10:00:00.000 bob true",
            "2026-01-03T10:00:00.000 ann false");
  }

  @Test
  void oneOfFourPeopleWithTwoSessionsIsAQuarterReturningAndAFifthRepeated() {
    visit("a", "2026-01-01T10:00:00Z", "2026-01-05T10:00:00Z");
    visit("b", "2026-01-01T10:00:00Z");
    visit("c", "2026-01-01T10:00:00Z");
    visit("d", "2026-01-01T10:00:00Z");
    store();

    assertThat(
            row(
                project,
                """
                {'measures': ['Sessions.repeatPercent', 'Sessions.repeatCount', 'Sessions.averagePerUser',
                  'Sessions.uniqueUsersCount', 'Sessions.usersCount']}
                """))
        .containsExactly("20", "1", "1.25", "4", "5");
    assertThat(
            row(
                project,
                """
                {'measures': ['ReturningUsers.returningUserPercentage', 'ReturningUsers.allSessionsCount']}
                """))
        .containsExactly("25", "5");
  }

  @Test
  void aDateRangeNeverMakesASessionTheFirst() {
    visit("a", "2026-01-01T10:00:00Z", "2026-01-05T10:00:00Z");
    visit("b", "2026-01-04T23:50:00Z", "2026-01-05T00:10:00Z");
    store();

    assertThat(
            row(
                project,
                """
                {'measures': ['Sessions.count', 'Sessions.repeatPercent'],
                 'filters': [{'member': 'Sessions.startAt', 'operator': 'inDateRange',
                   'values': ['2026-01-05', '2026-01-05']}]}
                """))
        .containsExactly("1", "100");
    assertThat(
            row(
                project,
                """
                {'measures': ['ReturningUsers.usersCount', 'ReturningUsers.returningUserPercentage'],
                 'filters': [{'member': 'ReturningUsers.first_timestamp', 'operator': 'inDateRange',
                   'values': ['2026-01-01', '2026-01-02']}]}
                """))
        .containsExactly("1", "100");
  }

  @Test
  void withoutEventsThereAreNoAverages() {
    assertThat(
            Asked.load(
                    project,
                    """
                    {'measures': ['Sessions.count', 'Sessions.averagePerUser', 'Sessions.repeatPercent',
                      'Sessions.averageDurationMinutes']}
                    """)
                .path("data"))
        .isEqualTo(
            Asked.json(
                """
                [{'Sessions.count': '0', 'Sessions.averagePerUser': null,
                  'Sessions.repeatPercent': null, 'Sessions.averageDurationMinutes': null}]
                """));
  }

  /** An event in which each field of text and each number says its own name, and the minute. */
  private Event filled(String session, int minute) {
    String device = "device " + session;
    var event =
        on(
            device,
            project,
            100 * device.length() + minute,
            "2026-01-01T10:0%d:00Z".formatted(minute));
    for (Field field : Field.all()) {
      switch (field.type()) {
        case TEXT, WORD -> event.set(field, field.column() + " " + minute);
        case INT -> event.set(field, field.column().hashCode() + minute);
        default -> {}
      }
    }
    return event
        .set(Field.DEVICE, device)
        .set(Field.DOMAIN_SESSIONID, session)
        .set(Field.CONTEXTS, minute == 0 ? GERMAN : "")
        .build();
  }

  private void visit(String device, String... times) {
    for (String time : times) {
      events.add(on(device, project, events.size() + 1, time).build());
    }
  }

  private Event session(String id, int number, String time) {
    return on("phone", project, number, time).set(Field.DOMAIN_SESSIONID, id).build();
  }

  private List<String> sessions() {
    store();
    return Asked.rows(
            project,
            """
            {'dimensions': ['Sessions.startAt', 'Sessions.endAt', 'Sessions.durationMinutes',
               'Sessions.numberEvents', 'Sessions.nextStartAt', 'Sessions.isFirst'],
             'order': [['Sessions.startAt', 'asc'], ['Sessions.endAt', 'asc']]}
            """)
        .stream()
        .map(SessionsTest::text)
        .toList();
  }

  private static String text(JsonNode row) {
    return String.join(" ", row.values().stream().map(each -> each.asString("null")).toList());
  }

  private void store() {
    Asked.store(events);
    events.clear();
  }
}
