package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.Batch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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

  /** How many streams a try looks at; {@code ./check --long} has patience. */
  private static final int STREAMS = Boolean.getBoolean("footfall.long") ? 10 : 1;

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void theEngineAgreesWithAPlainEvaluation(
      @ForAll("many") List<List<Made>> streams, @ForAll long chance) {
    var random = new Random(chance);
    for (List<Made> made : streams) {
      long project = Asked.project();
      List<Event> events = made.stream().map(each -> each.in(project)).toList();
      deliver(events, random);
      agree(project, new NaiveLaws(events));
    }
  }

  /** Stores events in any order, in any batches, some of them again as after a crash. */
  private static void deliver(List<Event> events, Random random) {
    var waiting = new ArrayList<Event>(events);
    Collections.shuffle(waiting, random);
    var stored = new ArrayList<Batch>();
    while (!waiting.isEmpty()) {
      List<Event> some = waiting.subList(0, 1 + random.nextInt(waiting.size()));
      Batch batch = Asked.batch(List.copyOf(some));
      some.clear();
      Asked.warehouse().store(batch);
      stored.add(batch);
      if (random.nextBoolean()) {
        Asked.warehouse().store(stored.get(random.nextInt(stored.size())));
      }
    }
  }

  private static void agree(long project, NaiveLaws naive) {

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
    assertThat(texts(project, "{'measures': ['TrackedEvents.count']}"))
        .containsExactly(Integer.toString(naive.people().size()));
    assertThat(texts(project, "{'measures': ['Sessions.count']}"))
        .containsExactly(Integer.toString(naive.sessions().size()));
  }

  @Provide
  Arbitrary<List<List<Made>>> many() {
    return streams().list().ofSize(STREAMS);
  }

  /** Streams of a few devices and users, with ids in any order and many equal times. */
  private static Arbitrary<List<Made>> streams() {
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
    long at = Instant.parse("2026-01-31T22:00:00Z").toEpochMilli();
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
