package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes let go of an answer, told by the time it was worked out. */
final class CacheTest {
  private static final String CLOSED_DAY =
      "'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp',"
          + " 'dateRange': ['2026-11-01', '2026-11-01']}]";

  private final long project = Asked.project();
  private final TickingClock clock = new TickingClock();
  private final Queries queries = new Queries(Model.builtIn(), Asked.warehouse(), clock);

  @Test
  void aClosedDayStaysWhileTodayMoves() {
    store(1, "2026-11-01T12:00:00Z");
    String first = asked("{'measures': ['TrackedEvents.count'], " + CLOSED_DAY + "}");

    store(2, "2026-11-02T00:00:00Z");
    assertThat(asked("{'measures': ['TrackedEvents.count'], " + CLOSED_DAY + "}")).isEqualTo(first);
    store(3, "2026-11-01T23:59:59.999Z");
    assertThat(asked("{'measures': ['TrackedEvents.count'], " + CLOSED_DAY + "}"))
        .isNotEqualTo(first);
  }

  @Test
  void theDayIsTheZones() {
    String query =
        "{'measures': ['TrackedEvents.count'], 'timezone': 'Pacific/Auckland', " + CLOSED_DAY + "}";
    String first = asked(query);

    store(1, "2026-11-01T12:00:00Z"); // 2 November in Auckland, of a day in UTC that is looked at
    String second = asked(query);
    assertThat(second).isNotEqualTo(first);
    store(2, "2026-11-02T12:00:00Z");
    assertThat(asked(query)).isEqualTo(second);
  }

  @Test
  void peopleMoveWhenSomebodyIsIdentifiedOnAnyDay() {
    store(1, "2026-11-01T12:00:00Z");
    String people = "{'measures': ['TrackedEvents.uniqueUsersCount'], " + CLOSED_DAY + "}";
    String events = "{'measures': ['TrackedEvents.count'], " + CLOSED_DAY + "}";
    String firstPeople = asked(people);
    String firstEvents = asked(events);

    Asked.store(
        List.of(
            Events.on("d", project, 2, "2026-11-09T12:00:00Z").set(Field.USER_ID, "anna").build()));
    assertThat(asked(people)).isNotEqualTo(firstPeople);
    assertThat(asked(events)).isEqualTo(firstEvents);
  }

  @Test
  void sessionsMoveWithEveryEventOfTheirProjectOnly() {
    String sessions = "{'measures': ['Sessions.count']}";
    String first = asked(sessions);

    Asked.store(List.of(Events.on("d", Asked.project(), 1, "2026-11-09T12:00:00Z").build()));
    assertThat(asked(sessions)).isEqualTo(first);
    store(2, "2026-11-09T12:00:00Z");
    assertThat(asked(sessions)).isNotEqualTo(first);
  }

  @Test
  void noCacheIsWorkedOutAnew() {
    String query = "{'measures': ['TrackedEvents.count'], 'cacheMode': 'no-cache'}";

    assertThat(asked(query)).isNotEqualTo(asked(query));
  }

  @Test
  void formsOfTheSameRowsShareThem() {
    String first = asked("{'measures': ['TrackedEvents.count']}");

    assertThat(asked("{'measures': ['TrackedEvents.count'], 'responseFormat': 'compact'}"))
        .isEqualTo(first);
  }

  /** When the answer was worked out. */
  private String asked(String query) {
    clock.tick();
    return queries
        .load(LoadRequest.of(Asked.json(query), project))
        .path("lastRefreshTime")
        .asString();
  }

  private void store(int number, String time) {
    Asked.store(List.of(Events.event(project, number, time).build()));
  }
}
