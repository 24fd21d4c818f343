package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The SQL of a few plans, word for word. */
final class SqlWriterTest {
  private final Model model = Model.builtIn();

  @Test
  void readsOneTableWhereNobodyAsksForPeople() {
    Statement statement =
        statement(
            """
            {'measures': ['TrackedEvents.count'], 'dimensions': ['TrackedEvents.agentName'],
             'filters': [{'member': 'TrackedEvents.eventName', 'operator': 'equals', 'values': ['a']},
               {'member': 'TrackedEvents.count', 'operator': 'gt', 'values': [5]}],
             'segments': ['TrackedEvents.knownUsers'], 'limit': 100}
            """);

    assertThat(statement.sql())
        .isEqualTo(
            """
            SELECT
              nullIf(tracked_events.agent_name, '') AS tracked_events__agent_name,
              count() AS tracked_events__count
            FROM events AS tracked_events
            WHERE (NOT tracked_events.is_anonymous)
              AND ((nullIf(tracked_events.event_name, '')) = {p1:String})
            GROUP BY tracked_events__agent_name
            HAVING ((count()) > {p2:Float64})
            ORDER BY tracked_events__count DESC
            LIMIT {p3:UInt64} OFFSET {p4:UInt64}\
            """);
    assertThat(statement.parameters())
        .isEqualTo(Map.of("p1", "a", "p2", "5.0", "p3", "100", "p4", "0"));
  }

  @Test
  void joinsTheDevicesFirstUsersForPeopleAndCutsTimeOnTheZonesClock() {
    assertThat(
            statement(
                    """
                    {'measures': ['TrackedEvents.uniqueUsersCount'], 'timezone': 'Europe/Berlin',
                     'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp',
                       'granularity': 'day', 'dateRange': ['2026-03-29', '2026-03-29']}]}
                    """)
                .sql())
        .isEqualTo(
            """
            SELECT
              dateTrunc('day', (toTimeZone(tracked_events.derived_tstamp, 'UTC') + toIntervalSecond(timeZoneOffset(toTimeZone(toTimeZone(tracked_events.derived_tstamp, 'UTC'), {p1:String}))))) AS tracked_events__derived_tstamp_day,
              uniqExact((coalesce(nullIf(tracked_events.user_id, ''), (nullIf(identity.first_user, '')), nullIf(tracked_events.device, '')))) AS tracked_events__unique_users_count
            FROM events AS tracked_events
            LEFT JOIN (
            SELECT project_id, device, tupleElement(min(first), 'user_id') AS first_user
            FROM identity
            GROUP BY project_id, device
            ) AS identity
              ON tracked_events.project_id = identity.project_id AND tracked_events.device = identity.device
            WHERE ((tracked_events.derived_tstamp) >= {p2:DateTime64(3, 'UTC')} AND (tracked_events.derived_tstamp) <= {p3:DateTime64(3, 'UTC')})
            GROUP BY tracked_events__derived_tstamp_day
            ORDER BY tracked_events__derived_tstamp_day ASC
            LIMIT {p4:UInt64} OFFSET {p5:UInt64}\
            """);
  }

  private Statement statement(String text) {
    var query = new QueryReader(Clock.systemUTC(), ZoneOffset.UTC).read(Asked.json(text));
    Plan plan = new Planner(model).plan(new Resolver(model).resolve(query));
    return new SqlWriter(model, plan, LocalDateTime.MIN).rows(query.limit(), query.offset());
  }
}
