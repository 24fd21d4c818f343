package dev.footfall.funnel;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The real engine with people in it, each of a stream. One engine serves all tests. */
final class People {
  static final Instant START = Instant.parse("2026-10-23T12:00:00Z");

  /** The cube Identity's. */
  private static final String IDENTITY =
      "SELECT project_id, device, tupleElement(min(first), 'user_id') AS first_user FROM identity"
          + " GROUP BY project_id, device";

  private static final EmbeddedClickHouse WAREHOUSE = open();
  private static final AtomicLong PROJECT = new AtomicLong();
  private static final AtomicLong BATCH = new AtomicLong();

  private final long project = PROJECT.incrementAndGet();

  /** Stores what people did, the person of each by their place in the list. */
  People(List<Stream> streams) {
    var events = new ArrayList<Event>();
    for (int person = 0; person < streams.size(); person++) {
      for (Stream.Seen seen : streams.get(person).events()) {
        events.add(event(person, seen, events.size()));
      }
    }
    long from = BATCH.getAndAdd(10);
    WAREHOUSE.store(new Batch(from, from + 10, events, List.of()));
  }

  long project() {
    return project;
  }

  static EmbeddedClickHouse warehouse() {
    return WAREHOUSE;
  }

  /** How far each person got, of those who have an event that matters. */
  Map<Integer, Integer> furthest(Funnel funnel, String entries) {
    var furthest = new HashMap<Integer, Integer>();
    for (List<String> row : ask(new FunnelSql(funnel).furthest(IDENTITY, entries))) {
      furthest.put(Integer.valueOf(row.get(0).substring(1)), Integer.valueOf(row.get(1)));
    }
    return furthest;
  }

  /** How far each person got by entries of each bucket, as {@code person bucket}. */
  Map<String, Integer> inBuckets(Funnel funnel, String entries, String bucket) {
    var furthest = new HashMap<String, Integer>();
    for (List<String> row : ask(new FunnelSql(funnel).inBuckets(IDENTITY, entries, bucket))) {
      furthest.put(row.get(0).substring(1) + " " + row.get(1), Integer.valueOf(row.get(3)));
    }
    return furthest;
  }

  private List<List<String>> ask(String sql) {
    var all = new ArrayList<List<String>>();
    var question = new Question(sql, Map.of(), Scope.project(project), Limits.DEFAULT);
    try (var rows = WAREHOUSE.ask(question)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        all.add(row.stream().map(String::valueOf).toList());
      }
    }
    return all;
  }

  /** Everybody has a device; some say who they are, from their first event on or later. */
  private Event event(int person, Stream.Seen seen, int number) {
    boolean named = person % 3 == 0 || (person % 3 == 1 && number % 2 == 0);
    byte[] id = ("event " + project + " " + number).getBytes(StandardCharsets.UTF_8);
    return Event.in(project)
        .set(Field.EVENT_ID, UUID.nameUUIDFromBytes(id))
        .set(Field.EVENT_FINGERPRINT, UUID.nameUUIDFromBytes(id))
        .set(Field.COLLECTOR_TSTAMP, START.plusMillis(seen.at()))
        .set(Field.DERIVED_TSTAMP, START.plusMillis(seen.at()))
        .set(Field.EVENT_NAME, seen.name())
        .set(Field.PAGE_URLPATH, seen.path())
        .set(Field.DEVICE, named && person % 3 == 0 ? "device of " + person : "p" + person)
        .set(Field.USER_ID, named ? "p" + person : "")
        .build();
  }

  private static EmbeddedClickHouse open() {
    try {
      return EmbeddedClickHouse.open(EngineOptions.in(Files.createTempDirectory("funnels")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
