package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * The laws of people and sessions: the engine agrees with a plain evaluation of the same events.
 */
final class LawsProperty {
  /** The gaps that matter: none, just within half an hour, just beyond, and far. */
  private static final List<Long> STEPS =
      List.of(0L, 1L, 1_799_999L, 1_800_000L, 1_800_001L, 9_000_000L);

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void theEngineAgreesWithAPlainEvaluation(@ForAll("streams") List<Made> made) {
    long project = Asked.project();
    List<Event> events = made.stream().map(each -> each.in(project)).toList();
    int half = events.size() / 2;
    Asked.store(events.subList(half, events.size()));
    Asked.store(events.subList(0, half));
    var naive = new NaiveLaws(events);

    assertThat(texts(project, "{'dimensions': ['TrackedEvents.eventId', 'TrackedEvents.userId']}"))
        .containsExactlyInAnyOrderElementsOf(naive.people());
    assertThat(
            texts(
                project,
                """
                {'dimensions': ['Sessions.userId', 'Sessions.eventId', 'Sessions.startAt',
                  'Sessions.endAt', 'Sessions.nextStartAt', 'Sessions.numberEvents',
                  'Sessions.isFirst']}
                """))
        .containsExactlyInAnyOrderElementsOf(naive.sessions());
    assertThat(
            texts(
                project,
                """
                {'dimensions': ['ReturningUsers.userId', 'ReturningUsers.first_timestamp',
                  'ReturningUsers.sessionsCount']}
                """))
        .containsExactlyInAnyOrderElementsOf(naive.returning());
  }

  /** Streams of a few devices and users, with ids in any order and many equal times. */
  @Provide
  Arbitrary<List<Made>> streams() {
    Arbitrary<Made> one =
        Combinators.combine(
                Arbitraries.longs().between(Long.MIN_VALUE, Long.MAX_VALUE),
                Arbitraries.of("", "d1", "d2"),
                Arbitraries.of("", "", "", "ann", "bob"),
                Arbitraries.of("", "", "s1", "s2"),
                Arbitraries.of(STEPS))
            .as(Made::new);
    return one.list().ofMinSize(1).ofMaxSize(14).uniqueElements(Made::id).map(LawsProperty::timed);
  }

  private static List<Made> timed(List<Made> made) {
    long at = Instant.parse("2026-01-01T23:00:00Z").toEpochMilli();
    var timed = new ArrayList<Made>();
    for (Made each : made) {
      at += each.time();
      timed.add(new Made(each.id(), each.device(), each.user(), each.session(), at));
    }
    return timed;
  }

  private static List<String> texts(long project, String query) {
    return Asked.rows(project, query).stream()
        .map(row -> String.join(" ", row.values().stream().map(v -> v.asString("null")).toList()))
        .toList();
  }

  /** What makes up an event here. */
  record Made(long id, String device, String user, String session, long time) {
    Event in(long project) {
      return Event.in(project)
          .set(Field.EVENT_ID, new UUID(id, -id))
          .set(Field.EVENT_FINGERPRINT, new UUID(0, id))
          .set(Field.DERIVED_TSTAMP, Instant.ofEpochMilli(time))
          .set(Field.COLLECTOR_TSTAMP, Instant.ofEpochMilli(time))
          .set(Field.DEVICE, device)
          .set(Field.USER_ID, user)
          .set(Field.DOMAIN_SESSIONID, session)
          .build();
    }
  }
}
