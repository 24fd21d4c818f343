package dev.footfall.query;

import static dev.footfall.query.Asked.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.Batch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The law of rollups: whatever is asked of whatever events, with rollups and without, the answer is
 * the same. {@code -Dfootfall.seed} repeats what a failure names.
 */
final class RollupProperty {
  private static final int QUERIES = Boolean.getBoolean("footfall.long") ? 10_000 : 200;
  private static final int QUERIES_TO_A_STREAM = 25;

  /** Each rewrites what all streams so far left. */
  private static final int STREAMS_TO_AN_EXPIRY = QUERIES > 200 ? 32 : 8;

  private static final long SEED = Long.getLong("footfall.seed", System.nanoTime());

  private static final Instant START = Instant.parse("2026-10-23T00:00:00Z");

  /** What is asked together: what a rollup of ours holds, and anything. */
  private static final List<Topic> TOPICS =
      List.of(
          new Topic(
              List.of("count", "pageViewsCount", "linkClicksCount"), List.of("eventName", "event")),
          new Topic(
              List.of("count", "pageViewsCount"), List.of("eventName", "pageUrlpath", "baseUrl")),
          new Topic(List.of("uniqueUsersCount"), List.of("agentName", "agentVersion", "userId")),
          new Topic(List.of("approximateVisitorsCount"), List.of("country")),
          new Topic(
              List.of("count", "pageViewsCount", "linkClicksCount", "uniqueUsersCount"),
              List.of("eventName", "pageUrlpath", "agentName", "userId", "country")));

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "UTC",
          "UTC",
          "Europe/Berlin",
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Pacific/Apia",
          "Australia/Lord_Howe",
          "Etc/GMT+5",
          "America/St_Johns");
  private static final List<String> RANGES =
      List.of(
          "'2026-10-24'",
          "['2026-10-23', '2026-10-26']",
          "['2026-10-25', '2026-11-02']",
          "['2026-10-25T01:00:00', '2026-10-25T02:59:59.999']",
          "['2026-10-24T12:30:00', '2026-10-26']",
          "['2026-10-24T12:00:00', '2026-10-24T12:00:00']",
          "['2026-10-23', '2026-10-24T22:59:59.998']",
          "'last month'",
          "'last 4 weeks'",
          "'last 700 hours'",
          "['1890-01-01', '2400-01-01']");
  private static final List<String> GRANULARITIES =
      List.of("second", "minute", "hour", "day", "day", "week", "month", "quarter", "year");
  private static final List<String> TIME_FILTERS =
      List.of(
          "{'member': 'TrackedEvents.derivedTstamp', 'operator': 'beforeDate', 'values':"
              + " ['2026-10-26']}",
          "{'member': 'TrackedEvents.derivedTstamp', 'operator': 'afterDate', 'values':"
              + " ['2026-10-24']}",
          "{'member': 'TrackedEvents.derivedTstamp', 'operator': 'beforeOrOnDate', 'values':"
              + " ['2026-10-25T01:00:00']}",
          "{'member': 'TrackedEvents.derivedTstamp', 'operator': 'notInDateRange', 'values':"
              + " ['2026-10-24', '2026-10-25']}",
          "{'member': 'TrackedEvents.derivedTstamp', 'operator': 'gt', 'values': ['2026-10-25"
              + " 00:30:00']}",
          "{'or': [{'member': 'TrackedEvents.derivedTstamp', 'operator': 'onTheDate', 'values':"
              + " ['2026-10-24']}, {'member': 'TrackedEvents.eventName', 'operator': 'set'}]}");

  private int fromRollups;

  /** Members that are asked together. */
  private record Topic(List<String> measures, List<String> dimensions) {}

  @Test
  @Timeout(3_600)
  void answersFromRollupsAreTheRawTables() throws Exception {
    System.out.println("RollupProperty: -Dfootfall.seed=" + SEED);
    var random = new Random(SEED);
    for (int asked = 0; asked < QUERIES; asked += QUERIES_TO_A_STREAM) {
      long project = Asked.project();
      deliver(project, random);
      for (int i = 0; i < QUERIES_TO_A_STREAM; i++) {
        agree(project, query(random));
      }
      if (random.nextInt(STREAMS_TO_AN_EXPIRY) == 0) {
        Asked.warehouse().expire(Map.of(project, START.plus(2, ChronoUnit.DAYS)));
        agree(project, "{'measures': ['TrackedEvents.count', 'TrackedEvents.uniqueUsersCount']}");
        agree(project, query(random));
      }
      if (random.nextInt(STREAMS_TO_AN_EXPIRY) == 0) {
        Asked.warehouse().erase(project);
        assertThat(Asked.row(project, "{'measures': ['TrackedEvents.count']}"))
            .containsExactly("0");
      }
    }
    assertThat(fromRollups).isGreaterThan(QUERIES / 4).isLessThan(QUERIES);
  }

  private void agree(long project, String query) {
    ObjectNode answer = patiently(() -> Asked.load(project, query));
    ObjectNode raw = patiently(() -> Asked.loadRaw(project, query));
    fromRollups += answer.path("usedPreAggregations").isEmpty() ? 0 : 1;
    assertThat(rows(answer)).as("seed %d: %s", SEED, query).isEqualTo(rows(raw));
    assertThat(answer.path("total")).as("seed %d: %s", SEED, query).isEqualTo(raw.path("total"));
  }

  /** Asks again as clients do, where a slow machine lets them wait. */
  private static ObjectNode patiently(Supplier<ObjectNode> ask) {
    ObjectNode answer = ask.get();
    while (answer.has("error")) {
      answer = ask.get();
    }
    return answer;
  }

  /** In any order: rows that are equal in what they are sorted by have none. */
  private static List<String> rows(JsonNode answer) {
    return answer.path("data").valueStream().map(JsonNode::toString).sorted().toList();
  }

  private static String query(Random random) {
    ObjectNode query = JSON.createObjectNode();
    Topic topic = one(TOPICS, random);
    some(topic.measures(), 1 + random.nextInt(2), random, query.putArray("measures"));
    some(topic.dimensions(), random.nextInt(3), random, query.putArray("dimensions"));
    some(
        List.of("knownUsers", "withoutBots"),
        random.nextInt(3),
        random,
        query.putArray("segments"));
    if (random.nextInt(4) > 0) {
      ObjectNode time = query.putArray("timeDimensions").addObject();
      time.put("dimension", "TrackedEvents.derivedTstamp");
      if (random.nextInt(3) > 0) {
        time.put("granularity", one(GRANULARITIES, random));
      }
      if (random.nextInt(4) > 0) {
        time.set("dateRange", Asked.json(one(RANGES, random)));
      }
    }
    ArrayNode filters = query.putArray("filters");
    if (random.nextInt(6) == 0) {
      filters.add(Asked.json(one(TIME_FILTERS, random)));
    }
    if (random.nextInt(2) == 0) {
      filters.add(filter(topic, random));
    }
    if (random.nextInt(5) == 0) {
      filters
          .addObject()
          .put("member", query.path("measures").get(0).asString())
          .put("operator", "gt")
          .putArray("values")
          .add("1");
    }
    query.put("timezone", one(ZONES, random)).put("total", random.nextInt(3) == 0);
    return query.toString();
  }

  private static ObjectNode filter(Topic topic, Random random) {
    String operator =
        one(
            List.of("equals", "notEquals", "contains", "startsWith", "set", "notSet", "notIn"),
            random);
    ObjectNode filter =
        JSON.createObjectNode()
            .put("member", "TrackedEvents." + one(topic.dimensions(), random))
            .put("operator", operator);
    if (!operator.endsWith("et")) {
      some(
          "",
          List.of("page_view", "link_click", "/a", "Firefox", "ann", "12"),
          1 + random.nextInt(2),
          random,
          filter.putArray("values"));
    }
    return filter;
  }

  /** Stores events in any order, in any batches, some of them again, as after a crash. */
  private static void deliver(long project, Random random) {
    List<Event> waiting = events(project, random);
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

  private static List<Event> events(long project, Random random) {
    var events = new ArrayList<Event>();
    for (int i = 0; i < 60; i++) {
      Instant at = START.plusMillis(random.nextLong(5 * 86_400_000L));
      at = random.nextInt(4) == 0 ? at.truncatedTo(ChronoUnit.HOURS) : at;
      String host = one(List.of("", "shop.example"), random);
      events.add(
          Event.in(project)
              .set(Field.EVENT_ID, new UUID(random.nextLong(), random.nextLong()))
              .set(Field.EVENT_FINGERPRINT, new UUID(0, i))
              .set(Field.DERIVED_TSTAMP, at)
              .set(Field.COLLECTOR_TSTAMP, at)
              .set(Field.DEVICE, one(List.of("", "d1", "d2", "d3", "d4"), random))
              .set(Field.USER_ID, one(List.of("", "", "", "ann", "bob"), random))
              .set(Field.EVENT, one(List.of("page_view", "struct"), random))
              .set(Field.EVENT_NAME, one(List.of("", "page_view", "link_click"), random))
              .set(Field.PAGE_URLSCHEME, "https")
              .set(Field.PAGE_URLHOST, host)
              .set(Field.PAGE_URLPATH, host.isEmpty() ? "" : one(List.of("/", "/a", "/b"), random))
              .set(Field.AGENT_NAME, one(List.of("", "Firefox", "Safari"), random))
              .set(Field.AGENT_VERSION, one(List.of("", "12", "13"), random))
              .set(Field.IS_BOT, random.nextInt(4) == 0)
              .set(Field.IS_ANONYMOUS, random.nextInt(4) == 0)
              .build());
    }
    return events;
  }

  private static void some(List<String> names, int count, Random random, ArrayNode into) {
    some("TrackedEvents.", names, count, random, into);
  }

  private static void some(
      String prefix, List<String> names, int count, Random random, ArrayNode into) {
    var shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    shuffled.subList(0, Math.min(count, names.size())).forEach(name -> into.add(prefix + name));
  }

  private static <T> T one(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
