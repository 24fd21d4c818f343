package dev.footfall.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever people did and whatever is asked, the engine's answer is that of an evaluation by hand.
 * {@code -Dfootfall.seed} repeats what a failure names.
 */
class FunnelProperty {
  private static final boolean LONG = Boolean.getBoolean("footfall.long");
  private static final int TOGETHER = LONG ? 4_000 : Integer.getInteger("footfall.streams", 1_000);
  private static final int STREAMS = LONG ? 100_000 : 3 * TOGETHER;
  private static final int FUNNELS = LONG ? 10 : 5;
  private static final long SEED = Long.getLong("footfall.seed", System.nanoTime());
  private static final long MINUTE = 60_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final List<Filter.Operator> OPERATORS = List.of(Filter.Operator.values());
  private static final List<String> TARGETS =
      List.of("/a", "/b", "/c", "/d", "/a", "/b", "/c", "/*", "**", "/a**");

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everybodyGotAsFarAsTheyDidAndWhenTheyDid(Mode mode) {
    System.out.println("FunnelProperty: -Dfootfall.seed=" + SEED);
    var random = new Random(SEED);
    for (int done = 0; done < STREAMS; done += TOGETHER) {
      var streams = streams(random);
      var people = new People(streams);
      for (int i = 0; i < FUNNELS; i++) {
        Funnel funnel = funnel(mode, random);
        long from = random.nextInt(3) == 0 ? random.nextInt(6) * MINUTE : 0;
        long to = random.nextInt(3) == 0 ? from + random.nextInt(6) * MINUTE : 60 * MINUTE;
        agree(people, streams, funnel, from, to);
      }
    }
  }

  /** Somebody's row: who, how many steps, when the best entry began, of what plan. */
  private static void agree(
      People people, List<Stream> streams, Funnel funnel, long from, long to) {
    LongPredicate asked = at -> at >= from && at <= to;
    var expected = new TreeMap<String, String>();
    var reached = new int[funnel.steps().size()];
    for (int person = 0; person < streams.size(); person++) {
      var best = Oracle.best(funnel, asked, streams.get(person));
      for (int step = 1; step <= best.furthest(); step++) {
        reached[step - 1]++;
        double seconds = (best.times().get(step - 1) - best.times().getFirst()) / 1000.0;
        expected.put(
            "p" + person + " " + step,
            "%d %s %s %s"
                .formatted(
                    best.furthest(), time(best.times().getFirst()), number(seconds), best.plan()));
      }
    }
    var found = new TreeMap<String, String>();
    String dates = "\"dateRange\": [\"%s\", \"%s\"]".formatted(time(from), time(to));
    for (var row :
        people.ask(
            funnel,
            """
            {"measures": ["asked.medianSeconds"],
             "dimensions": ["asked.person", "asked.stepNumber", "asked.furthestStep", "asked.enteredAt",
                            "asked.marketingCampaign"],
             "filters": [{"member": "asked.count", "operator": "gt", "values": ["0"]}],
             "timeDimensions": [{"dimension": "asked.date", %s}], "limit": 50000}
            """
                .formatted(dates))) {
      found.put(
          row.get("person") + " " + row.get("stepNumber"),
          "%s %s %s %s"
              .formatted(
                  row.get("furthestStep"),
                  row.get("enteredAt"),
                  number(Double.parseDouble(String.valueOf(row.get("medianSeconds")))),
                  row.get("marketingCampaign")));
    }
    String what = "seed %d: %s, entries %d to %d".formatted(SEED, funnel, from, to);
    expected.forEach(
        (who, row) ->
            assertThat(found.get(who))
                .as("%s, %s: %s", what, who, Oracle.text(streams.get(person(who))))
                .isEqualTo(row));
    assertThat(found.keySet()).as(what).isEqualTo(expected.keySet());
    assertThat(counts(people, funnel, dates)).as(what).containsExactly(reached);
  }

  private static int[] counts(People people, Funnel funnel, String dates) {
    return people
        .ask(
            funnel,
            """
            {"measures": ["asked.count"], "dimensions": ["asked.stepNumber"],
             "order": {"asked.stepNumber": "asc"},
             "timeDimensions": [{"dimension": "asked.date", %s}]}
            """
                .formatted(dates))
        .stream()
        .mapToInt(row -> Integer.parseInt(String.valueOf(row.get("count"))))
        .toArray();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everybodyGotAsFarByTheEntriesOfABucket(Mode mode) {
    var random = new Random(SEED);
    var streams = streams(random);
    var people = new People(streams);
    for (int i = 0; i < FUNNELS; i++) {
      Funnel funnel = funnel(mode, random);
      long last = 9 * MINUTE;
      var expected = new TreeMap<String, String>();
      for (int person = 0; person < streams.size(); person++) {
        for (long bucket = 0; bucket <= last; bucket += MINUTE) {
          long its = bucket;
          var best =
              Oracle.best(
                  funnel, at -> at >= its && at < its + MINUTE && at <= last, streams.get(person));
          if (best.furthest() > 0) {
            expected.put(
                "p" + person + " " + time(bucket),
                best.furthest() + " " + time(best.times().getFirst()));
          }
        }
      }
      var found = new TreeMap<String, String>();
      for (var row :
          people.ask(
              funnel,
              """
              {"dimensions": ["asked.person", "asked.furthestStep", "asked.enteredAt"],
               "filters": [{"member": "asked.stepNumber", "operator": "equals", "values": ["1"]}],
               "timeDimensions": [{"dimension": "asked.date", "granularity": "minute",
                                   "dateRange": ["%s", "%s"]}], "limit": 50000}
              """
                  .formatted(time(0), time(last)))) {
        found.put(
            row.get("person") + " " + row.get("date.minute"),
            row.get("furthestStep") + " " + row.get("enteredAt"));
      }
      assertThat(found).as("seed %d: %s", SEED, funnel).isEqualTo(expected);
    }
  }

  private static List<Stream> streams(Random random) {
    var streams = new ArrayList<Stream>();
    for (int i = 0; i < TOGETHER; i++) {
      streams.add(Stream.random(random, MINUTE));
    }
    return streams;
  }

  private static String time(long at) {
    return TIME.format(People.START.plusMillis(at));
  }

  /** Milliseconds can be told apart, and nothing finer. */
  private static String number(double seconds) {
    return String.valueOf(Math.round(seconds * 1000));
  }

  private static int person(String who) {
    return Integer.parseInt(who.substring(1, who.indexOf(' ')));
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
    return new Funnel(mode, Duration.ofMinutes(1 + random.nextInt(10)), steps);
  }

  private static What what(Random random) {
    List<Filter> filters = random.nextInt(5) == 0 ? List.of(filter(random)) : List.of();
    if (random.nextInt(6) == 0) {
      var targets = random.nextBoolean() ? List.<Target>of() : List.of(target(random));
      return new What("buy", targets, filters);
    }
    return new What(
        "page_view",
        random.nextInt(4) == 0 ? List.of(target(random), target(random)) : List.of(target(random)),
        filters);
  }

  private static Filter filter(Random random) {
    var operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
    List<String> values =
        operator.alone()
            ? List.of()
            : operator.ofNumbers()
                ? List.of(random.nextBoolean() ? "10" : "9.5")
                : random.nextBoolean() ? List.of("free") : List.of("PRO", "pro", "1");
    return new Filter(new Filter.Property("plan"), operator, values);
  }

  private static Target target(Random random) {
    return new Target(TARGETS.get(random.nextInt(TARGETS.size())));
  }
}
