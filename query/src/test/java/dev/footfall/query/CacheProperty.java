package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;

/**
 * An answer that was kept is the answer that would be worked out anew: while events are stored,
 * expire and are erased between the questions.
 */
final class CacheProperty {
  private static final int STEPS = Boolean.getBoolean("footfall.long") ? 60 : 20;
  private static final Instant FIRST = Instant.parse("2026-11-10T00:00:00Z");

  private static final List<String> QUESTIONS =
      List.of(
          "{'measures': ['TrackedEvents.count'], %s}",
          "{'measures': ['TrackedEvents.uniqueUsersCount'], %s}",
          "{'measures': ['TrackedEvents.count'], 'dimensions': ['TrackedEvents.userId'], %s}",
          "{'measures': ['TrackedEvents.count'], 'total': true, 'limit': 1,"
              + " 'dimensions': ['TrackedEvents.pageTitle'], %s}",
          "{'measures': ['Sessions.count', 'Sessions.uniqueUsersCount']}",
          "{'measures': ['ReturningUsers.returningUserPercentage']}");

  private static final List<String> ZONES =
      List.of("UTC", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata");

  private final List<Long> projects = List.of(Asked.project(), Asked.project());
  private int events;

  @Property(tries = 2, shrinking = ShrinkingMode.OFF)
  void keepsNothingThatIsNotTrueAnyMore(@ForAll long seed) throws InterruptedException {
    var random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      change(random);
      for (int i = 0; i < 6; i++) {
        JsonNode query = Asked.json(question(random));
        long project = pick(projects, random);
        assertThat(answer(query, project, ""))
            .as("step %d of seed %d, project %d: %s", step, seed, project, query)
            .isEqualTo(answer(query, project, "no-cache"));
      }
    }
  }

  private static JsonNode answer(JsonNode query, long project, String cache) {
    var answer = Asked.load(LoadRequest.of(query, project).cache(cache));
    return answer.remove(List.of("lastRefreshTime"));
  }

  private void change(Random random) throws InterruptedException {
    long project = pick(projects, random);
    switch (random.nextInt(8)) {
      case 0 -> Asked.warehouse().erase(project);
      case 1 ->
          Asked.warehouse().expire(Map.of(project, FIRST.plus(random.nextInt(8), ChronoUnit.DAYS)));
      case 2, 3 -> {}
      default -> store(random);
    }
  }

  private void store(Random random) {
    var some = new ArrayList<Event>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Instant time = FIRST.plusSeconds(random.nextInt(8 * 86_400));
      Event.Builder event =
          Events.on("d" + random.nextInt(3), pick(projects, random), ++events, time.toString())
              .set(Field.PAGE_TITLE, "t" + random.nextInt(3));
      if (random.nextInt(4) == 0) {
        event.set(Field.USER_ID, "u" + random.nextInt(3));
      }
      some.add(event.build());
    }
    Asked.store(some);
  }

  private static String question(Random random) {
    int from = 9 + random.nextInt(8);
    String range = "'2026-11-%02d', '2026-11-%02d'".formatted(from, from + random.nextInt(4));
    String when =
        random.nextBoolean()
            ? "'timeDimensions': [{'dimension': 'TrackedEvents.derivedTstamp', 'dateRange': ["
                + range
                + "]}]"
            : "'filters': [{'member': 'TrackedEvents.derivedTstamp', 'operator': 'inDateRange',"
                + " 'values': ["
                + range
                + "]}]";
    return pick(QUESTIONS, random).formatted(when + ", 'timezone': '" + pick(ZONES, random) + "'");
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
