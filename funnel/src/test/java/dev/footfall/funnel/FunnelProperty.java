package dev.footfall.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever people did and whatever is asked, the engine's answer is that of an evaluation by hand.
 * {@code -Dfootfall.seed} repeats what a failure names.
 */
class FunnelProperty {
  private static final int STREAMS = Boolean.getBoolean("footfall.long") ? 100_000 : 3_000;
  private static final int TOGETHER = 1_000;
  private static final int FUNNELS = 5;
  private static final long SEED = Long.getLong("footfall.seed", System.nanoTime());
  private static final List<String> TARGETS =
      List.of("/a", "/b", "/c", "/d", "/a", "/b", "/c", "/*", "**", "/a**");

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everybodyGotAsFarAsTheyDid(Mode mode) {
    System.out.println("FunnelProperty: -Dfootfall.seed=" + SEED);
    var random = new Random(SEED);
    for (int done = 0; done < STREAMS; done += TOGETHER) {
      var streams = new ArrayList<Stream>();
      for (int i = 0; i < TOGETHER; i++) {
        streams.add(Stream.random(random, 1_000));
      }
      var people = new People(streams);
      for (int i = 0; i < FUNNELS; i++) {
        agree(people, streams, funnel(mode, random), random);
      }
    }
  }

  private static void agree(People people, List<Stream> streams, Funnel funnel, Random random) {
    long from = random.nextInt(3) == 0 ? random.nextInt(6) * 1_000L : 0;
    long to = random.nextInt(3) == 0 ? from + random.nextInt(6) * 1_000L : 1_000_000;
    LongPredicate asked = at -> at >= from && at <= to;
    long start = People.START.toEpochMilli();
    String entries =
        "toUnixTimestamp64Milli(derived_tstamp) BETWEEN %d AND %d"
            .formatted(start + from, start + to);
    var found = people.furthest(funnel, entries);
    for (int person = 0; person < streams.size(); person++) {
      assertThat(found.getOrDefault(person, 0))
          .as(
              "seed %d: %s, entries %d to %d, %s",
              SEED, funnel, from, to, Oracle.text(streams.get(person)))
          .isEqualTo(Oracle.furthest(funnel, asked, streams.get(person)));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everybodyGotAsFarByTheEntriesOfABucket(Mode mode) {
    var random = new Random(SEED);
    var streams = new ArrayList<Stream>();
    for (int i = 0; i < TOGETHER; i++) {
      streams.add(Stream.random(random, 1_000));
    }
    var people = new People(streams);
    for (int i = 0; i < FUNNELS; i++) {
      Funnel funnel = funnel(mode, random);
      long start = People.START.toEpochMilli();
      var found =
          people.inBuckets(
              funnel,
              "toUnixTimestamp64Milli(derived_tstamp) <= " + (start + 9_000),
              "intDiv(toUnixTimestamp64Milli(derived_tstamp) - %d, 4000)".formatted(start));
      var expected = new HashMap<String, Integer>();
      for (int person = 0; person < streams.size(); person++) {
        for (long bucket = 0; bucket < 3; bucket++) {
          long its = bucket;
          int furthest =
              Oracle.furthest(funnel, at -> at / 4_000 == its && at <= 9_000, streams.get(person));
          if (furthest > 0) {
            expected.put(person + " " + bucket, furthest);
          }
        }
      }
      assertThat(found).as("seed %d: %s", SEED, funnel).isEqualTo(expected);
    }
  }

  private static Funnel funnel(Mode mode, Random random) {
    var steps = new ArrayList<Funnel.Step>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      boolean not = mode == Mode.ORDERED && i > 0 && random.nextInt(4) == 0;
      steps.add(
          new Funnel.Step(
              "step" + i, what(random), not ? Optional.of(what(random)) : Optional.empty()));
    }
    return new Funnel(mode, Duration.ofSeconds(1 + random.nextInt(10)), steps);
  }

  private static What what(Random random) {
    if (random.nextInt(6) == 0) {
      return new What("buy", random.nextBoolean() ? List.of() : List.of(target(random)));
    }
    return new What(
        "page_view",
        random.nextInt(4) == 0 ? List.of(target(random), target(random)) : List.of(target(random)));
  }

  private static Target target(Random random) {
    return new Target(TARGETS.get(random.nextInt(TARGETS.size())));
  }
}
