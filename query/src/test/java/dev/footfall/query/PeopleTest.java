package dev.footfall.query;

import static dev.footfall.query.Asked.row;
import static dev.footfall.query.Events.event;
import static dev.footfall.query.Events.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is counted: the laws of people, against the engine. */
final class PeopleTest {
  private static final String PEOPLE = "{'measures': ['TrackedEvents.uniqueUsersCount']}";

  private final long project = Asked.project();
  private final List<Event> events = new ArrayList<>();

  @Test
  void countsAPersonByUserThenByTheDevicesFirstUserThenByDevice() {
    events.add(on("phone", project, 1, "2026-01-01T10:00:00Z").build());
    events.add(on("phone", project, 2, "2026-01-01T11:00:00Z").set(Field.USER_ID, "ann").build());
    events.add(on("phone", project, 3, "2026-01-01T12:00:00Z").set(Field.USER_ID, "bob").build());
    events.add(on("phone", project, 4, "2026-01-01T13:00:00Z").build());
    events.add(on("desk", project, 5, "2026-01-01T13:00:00Z").build());
    events.add(event(project, 6, "2026-01-01T13:00:00Z").set(Field.USER_ID, "ann").build());
    events.add(event(project, 7, "2026-01-01T13:00:00Z").build());

    assertThat(users()).containsExactly("1 desk", "1 bob", "1 null", "4 ann");
    assertThat(row(project, PEOPLE)).containsExactly("3");
  }

  @Test
  void anEventOfNobodyMakesNoPerson() {
    events.add(on("phone", project, 1, "2026-01-01T10:00:00Z").build());
    events.add(event(project, 2, "2026-01-01T10:00:00Z").build());
    store();

    assertThat(row(project, "{'measures': ['Users.count', 'Users.eventsCount']}"))
        .containsExactly("1", "1");
  }

  @Test
  void aLateIdentifyChangesEarlierAnswers() {
    events.add(on("phone", project, 1, "2026-01-01T10:00:00Z").build());
    events.add(on("desk", project, 2, "2026-01-01T10:00:00Z").build());
    store();
    assertThat(row(project, PEOPLE)).containsExactly("2");

    events.add(on("phone", project, 3, "2026-01-02T10:00:00Z").set(Field.USER_ID, "ann").build());
    events.add(on("desk", project, 4, "2026-01-02T10:00:00Z").set(Field.USER_ID, "ann").build());
    store();
    assertThat(
            row(
                project,
                """
                {'measures': ['TrackedEvents.uniqueUsersCount'],
                 'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp', 'dateRange': '2026-01-01'}]}
                """))
        .containsExactly("1");
  }

  @Test
  void theSmallestEventIdDecidesBetweenUsersOfTheSameMoment() {
    events.add(on("phone", project, 2, "2026-01-01T10:00:00Z").set(Field.USER_ID, "bob").build());
    events.add(on("phone", project, 1, "2026-01-01T10:00:00Z").set(Field.USER_ID, "cid").build());
    events.add(on("phone", project, 3, "2026-01-01T09:00:00Z").build());

    assertThat(users()).containsExactly("1 bob", "2 cid");
  }

  @Test
  void neverSeesAnotherProjectsRows() {
    long other = Asked.project();
    events.add(on("phone", project, 1, "2026-01-01T10:00:00Z").build());
    events.add(on("phone", other, 2, "2026-01-01T09:00:00Z").set(Field.USER_ID, "spy").build());
    events.add(on("desk", other, 3, "2026-01-01T10:00:00Z").build());

    assertThat(users()).containsExactly("1 phone");
    assertThat(row(project, "{'measures': ['Sessions.count']}")).containsExactly("1");
    assertThat(row(project, "{'measures': ['ReturningUsers.usersCount']}")).containsExactly("1");
  }

  @Test
  void segmentsLeaveOutAnonymousPeopleAndBots() {
    events.add(
        on("hash", project, 1, "2026-01-01T10:00:00Z").set(Field.IS_ANONYMOUS, true).build());
    events.add(on("robot", project, 2, "2026-01-01T10:00:00Z").set(Field.IS_BOT, true).build());
    events.add(on("phone", project, 3, "2026-01-01T10:00:00Z").build());
    store();

    for (String cube :
        List.of("TrackedEvents.count", "Sessions.count", "ReturningUsers.usersCount")) {
      String name = cube.substring(0, cube.indexOf('.'));
      String query = "{'measures': ['" + cube + "'], 'segments': [%s]}";
      String known = "'" + name + ".knownUsers'";
      String people = "'" + name + ".withoutBots'";
      assertThat(row(project, query.formatted(""))).containsExactly("3");
      assertThat(row(project, query.formatted(known))).containsExactly("2");
      assertThat(row(project, query.formatted(people))).containsExactly("2");
      assertThat(row(project, query.formatted(known + "," + people))).containsExactly("1");
    }
  }

  private List<String> users() {
    store();
    return Asked.rows(
            project,
            """
            {'measures': ['TrackedEvents.count'], 'dimensions': ['TrackedEvents.userId'],
             'order': [['TrackedEvents.count', 'asc'], ['TrackedEvents.userId', 'desc']]}
            """)
        .stream()
        .map(
            row ->
                row.path("TrackedEvents.count").asString()
                    + " "
                    + row.path("TrackedEvents.userId").asString("null"))
        .toList();
  }

  private void store() {
    Asked.store(events);
    events.clear();
  }
}
