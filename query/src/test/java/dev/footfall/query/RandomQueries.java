package dev.footfall.query;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events and queries about them that {@link NaiveQueries} can answer, by chance. */
final class RandomQueries {
  private static final List<String> MEASURES =
      List.of("count", "pageViewsCount", "linkClicksCount", "uniqueUsersCount");
  private static final List<String> DIMENSIONS =
      List.of("eventName", "agentName", "pageUrlpath", "userId", "isBot");
  private static final List<String> GRANULARITIES =
      List.of("second", "minute", "hour", "day", "week", "month", "quarter", "year");
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "America/St_Johns");
  private static final List<String> DATES =
      List.of(
          "2026-10-23",
          "2026-10-24",
          "2026-10-25",
          "2026-10-25T01:00:00",
          "2026-10-25T02:30:00.000",
          "2026-10-26T12:00:00",
          "2026-11-01",
          "2026-11-01T01:30:00",
          "2027-01-01");
  private static final List<String> OPERATORS =
      List.of(
          "equals",
          "notEquals",
          "in",
          "notIn",
          "contains",
          "notContains",
          "startsWith",
          "notStartsWith",
          "endsWith",
          "notEndsWith",
          "set",
          "notSet");
  private static final List<String> MOMENTS =
      List.of(
          "inDateRange",
          "notInDateRange",
          "beforeDate",
          "beforeOrOnDate",
          "afterDate",
          "afterOrOnDate");
  private static final List<String> COMPARISONS =
      List.of("gt", "gte", "lt", "lte", "equals", "notEquals");

  /** Texts with what means something to LIKE, and in several cases. */
  private static final List<String> TEXTS =
      List.of(
          "page_view",
          "link_click",
          "Firefox",
          "firefox",
          "/a",
          "/A/b",
          "100%",
          "a_b",
          "d1",
          "ann",
          "it's");

  private static final Instant START = Instant.parse("2026-10-23T00:00:00Z");
  private static final long WEEKS = 12 * 24 * 3600 * 1000L;

  private final Random random;

  RandomQueries(Random random) {
    this.random = random;
  }

  /** Up to so many events of a project around the days when clocks change. */
  List<Event> events(long project, int most) {
    var events = new ArrayList<Event>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      Instant at = START.plusMillis((long) (random.nextDouble() * WEEKS));
      at = random.nextBoolean() ? at : Instant.ofEpochSecond(at.getEpochSecond() / 1800 * 1800);
      events.add(
          Event.in(project)
              .set(Field.EVENT_ID, new UUID(random.nextLong(), random.nextLong()))
              .set(Field.EVENT_FINGERPRINT, new UUID(0, i))
              .set(Field.DERIVED_TSTAMP, at)
              .set(Field.COLLECTOR_TSTAMP, at)
              .set(
                  Field.EVENT_NAME, one(List.of("page_view", "page_view", "link_click", "a_b", "")))
              .set(Field.AGENT_NAME, one(List.of("Firefox", "firefox", "Chrome", "100%", "")))
              .set(Field.PAGE_URLPATH, one(List.of("/a", "/A/b", "/it's", "", "a\\b")))
              .set(Field.DEVICE, one(List.of("d1", "d2", "d3", "")))
              .set(Field.USER_ID, one(List.of("ann", "bob", "", "", "")))
              .set(Field.IS_BOT, random.nextInt(5) == 0)
              .set(Field.IS_ANONYMOUS, random.nextInt(5) == 0)
              .build());
    }
    return events;
  }

  /** A query. */
  ObjectNode query() {
    ObjectNode query = Asked.JSON.createObjectNode();
    some(MEASURES, 1 + random.nextInt(3)).forEach(query.withArray("measures")::add);
    some(DIMENSIONS, random.nextInt(3)).forEach(query.withArray("dimensions")::add);
    query.put("timezone", one(ZONES)).put("limit", 50_000);
    if (random.nextInt(3) > 0) {
      ObjectNode time = query.withArray("timeDimensions").addObject();
      time.put("dimension", "TrackedEvents.derivedTstamp");
      if (random.nextInt(4) > 0) {
        time.put("granularity", one(GRANULARITIES));
      }
      if (random.nextBoolean() || !time.has("granularity")) {
        time.putArray("dateRange").add(one(DATES)).add(one(DATES));
      }
    }
    if (random.nextInt(3) == 0) {
      query.withArray("segments").add("TrackedEvents." + one(List.of("knownUsers", "withoutBots")));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      filter(query.withArray("filters"), random.nextInt(4) == 0, 2);
    }
    return query;
  }

  private void filter(ArrayNode filters, boolean onMeasures, int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      ArrayNode group = filters.addObject().putArray(random.nextBoolean() ? "and" : "or");
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        filter(group, onMeasures, depth - 1);
      }
      return;
    }
    ObjectNode filter = filters.addObject();
    if (onMeasures) {
      filter.put("member", "TrackedEvents." + one(MEASURES)).put("operator", one(COMPARISONS));
      filter.putArray("values").add(Integer.toString(random.nextInt(4)));
    } else if (random.nextInt(4) == 0) {
      filter.put("member", "TrackedEvents.derivedTstamp").put("operator", one(MOMENTS));
      ArrayNode values = filter.putArray("values").add(one(DATES));
      if (filter.path("operator").asString().endsWith("DateRange")) {
        values.add(one(DATES));
      }
    } else {
      text(filter);
    }
  }

  private void text(ObjectNode filter) {
    boolean flag = random.nextInt(6) == 0;
    String operator = flag ? one(List.of("equals", "notEquals")) : one(OPERATORS);
    filter.put("member", "TrackedEvents." + (flag ? "isBot" : one(DIMENSIONS.subList(0, 4))));
    filter.put("operator", operator);
    if (!operator.endsWith("et")) {
      ArrayNode values = filter.putArray("values");
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        values.add(flag ? Boolean.toString(random.nextBoolean()) : one(TEXTS));
      }
      if (random.nextInt(5) == 0) {
        values.addNull();
      }
    }
  }

  private List<String> some(List<String> names, int count) {
    var chosen = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      String name = "TrackedEvents." + one(names);
      if (!chosen.contains(name)) {
        chosen.add(name);
      }
    }
    return chosen;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
