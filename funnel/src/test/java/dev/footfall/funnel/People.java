package dev.footfall.funnel;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.query.LoadRequest;
import dev.footfall.query.Model;
import dev.footfall.query.MoreCubes;
import dev.footfall.query.Queries;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The real engine with people in it, each of a stream. One engine serves all tests. */
final class People {
  static final Instant START = Instant.parse("2026-10-23T12:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EmbeddedClickHouse WAREHOUSE = open();
  private static final Queries QUERIES = new Queries(Model.builtIn(), WAREHOUSE, Clock.systemUTC());
  private static final int NOBODY = 5;
  private static final AtomicLong PROJECT = new AtomicLong();
  private static final AtomicLong BATCH = new AtomicLong();

  private final long project = PROJECT.incrementAndGet();
  private int known;
  private int stored;

  /** Stores what people did, the person of each by their place in the list. */
  People(List<Stream> streams) {
    more(streams);
  }

  /** Stores what further people did; of some, nobody did the same at the same times. */
  void more(List<Stream> streams) {
    var events = new ArrayList<Event>();
    for (Stream stream : streams) {
      for (Stream.Seen seen : stream.events()) {
        events.add(event(device(known, seen), user(known, seen), seen, stored++));
        if (known % NOBODY == 0) {
          events.add(event("", "", seen, stored++));
        }
      }
      known++;
    }
    long from = BATCH.getAndAdd(10);
    WAREHOUSE.store(new Batch(from, from + 10, events, List.of()));
  }

  /** The rows that answer a query about a funnel called {@code asked}: values by member. */
  List<Map<String, String>> ask(Funnel funnel, String query) {
    return ask("asked", funnel, query);
  }

  /** The same of a funnel of another name. */
  List<Map<String, String>> ask(String name, Funnel funnel, String query) {
    var rows = new ArrayList<Map<String, String>>();
    for (JsonNode row : load(name, funnel, query, false).path("data")) {
      var values = new LinkedHashMap<String, String>();
      row.properties()
          .forEach(
              value ->
                  values.put(
                      value.getKey().substring(name.length() + 1),
                      value.getValue().isNull() ? "" : value.getValue().asString()));
      rows.add(values);
    }
    return rows;
  }

  /** The counts that answer a query that compares ranges, of each. */
  List<List<String>> compare(Funnel funnel, String query) {
    var counts = new ArrayList<List<String>>();
    for (JsonNode result : load("asked", funnel, query, true).path("results")) {
      counts.add(
          result
              .path("data")
              .valueStream()
              .map(row -> row.path("asked.count").asString())
              .toList());
    }
    return counts;
  }

  /** When what answers a query was worked out. */
  String refreshed(Funnel funnel, String query) {
    return load("asked", funnel, query, false).path("lastRefreshTime").asString();
  }

  private JsonNode load(String name, Funnel funnel, String query, boolean multi) {
    var asked = LoadRequest.of(JSON.readTree(query), project);
    return QUERIES
        .with(MoreCubes.read(Map.of(name, FunnelCube.yaml(name, funnel))))
        .load(asked.multi(multi));
  }

  /** A third of the people have two devices, a third are called by theirs. */
  private static String device(int person, Stream.Seen seen) {
    return switch (person % 3) {
      case 0 -> "device of " + person;
      case 1 -> (seen.number() % 2 == 0 ? "phone of " : "laptop of ") + person;
      default -> "p" + person;
    };
  }

  /** Who say who they are always, once on each device whenever that is, or never. */
  private static String user(int person, Stream.Seen seen) {
    boolean says = person % 3 == 0 || (person % 3 == 1 && seen.number() < 2);
    return says ? "p" + person : "";
  }

  private Event event(String device, String user, Stream.Seen seen, int number) {
    boolean own = seen.name().equals("buy") && number % 3 == 0;
    boolean struct = seen.name().equals("buy") && number % 3 == 1;
    byte[] id = ("event " + project + " " + number).getBytes(StandardCharsets.UTF_8);
    return Event.in(project)
        .set(Field.EVENT_ID, UUID.nameUUIDFromBytes(id))
        .set(Field.EVENT_FINGERPRINT, UUID.nameUUIDFromBytes(id))
        .set(Field.COLLECTOR_TSTAMP, START.plusMillis(seen.at()))
        .set(Field.DERIVED_TSTAMP, START.plusMillis(seen.at()))
        .set(Field.EVENT, struct ? "struct" : "unstruct")
        .set(Field.EVENT_VENDOR, "com.gitlab")
        .set(Field.EVENT_NAME, own ? "custom_event" : struct ? "event" : seen.name())
        .set(Field.SE_ACTION, struct ? seen.name() : "")
        .set(Field.MKT_CAMPAIGN, seen.plan())
        .set(Field.UNSTRUCT_EVENT, data(seen, own, number % 3))
        .set(Field.PAGE_URLPATH, seen.path())
        .set(Field.DEVICE, device)
        .set(Field.USER_ID, user)
        .build();
  }

  /** The property is where this or that tracker puts it; a number is one. */
  private static String data(Stream.Seen seen, boolean named, int place) {
    String plan = seen.plan().equals("10") ? "10" : '"' + seen.plan() + '"';
    String property = seen.plan().isEmpty() ? "{\"plan\":null}" : "{\"plan\":" + plan + "}";
    String data =
        switch (place) {
          case 0 -> "{\"properties\":" + property + "}";
          case 1 -> "{\"props\":" + property + "}";
          default -> property;
        };
    return named
        ? "{\"schema\":\"\",\"data\":{\"name\":\"buy\",\"props\":" + property + "}}"
        : "{\"schema\":\"\",\"data\":" + data + "}";
  }

  private static EmbeddedClickHouse open() {
    try {
      return EmbeddedClickHouse.open(EngineOptions.in(Files.createTempDirectory("funnels")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
