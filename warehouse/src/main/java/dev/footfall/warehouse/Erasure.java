package dev.footfall.warehouse;

import dev.footfall.event.Failpoint;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes rows for good: a project's, or those that are too old. The engine rewrites the parts that
 * hold them, in the background and through restarts; here it is told to and watched, with short
 * statements only, so that batches go on being stored meanwhile. What it replaced it removes from
 * the disk some minutes later.
 */
final class Erasure {
  /**
   * The time by which a table's rows are as old as they are. No row of a day holds anything of
   * another day.
   */
  private static final Map<String, String> TIMES =
      Map.of(
          "events", "derived_tstamp",
          "identity", "day",
          "session_spans", "bucket",
          "bad_rows", "received_at",
          "bad_requests", "received_at",
          "replays", "asked_at");

  private static final String EXPIRED = Sql.of("expired.sql");

  /** So many to a statement: the engine's parser takes no endless one. */
  private static final int PROJECTS = 1_000;

  private static final String UNFINISHED = Sql.of("unfinished_mutations.sql");
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final SteadyConnection connection;
  private final Supplier<List<String>> rollups;

  /**
   * Deletes through a connection.
   *
   * @param rollups the tables of rollups that there are at the time
   */
  Erasure(SteadyConnection connection, Supplier<List<String>> rollups) {
    this.connection = connection;
    this.rollups = rollups;
  }

  /** Deletes a project's rows and returns when none is left. */
  void project(long project) throws InterruptedException {
    for (String table : times().keySet()) {
      delete(table, "project_id = {project:UInt64}", Map.of("project", Long.toString(project)));
    }
  }

  /** Deletes the rows of each project that are older than its time; returns when none is left. */
  void before(Map<Long, Instant> oldest) throws InterruptedException {
    var projects = List.copyOf(oldest.keySet());
    for (int from = 0; from < projects.size(); from += PROJECTS) {
      var some = projects.subList(from, Math.min(from + PROJECTS, projects.size()));
      var parameters = parameters(some, oldest);
      for (var column : times().entrySet()) {
        delete(column.getKey(), EXPIRED.formatted(column.getValue()), parameters);
      }
    }
  }

  private Map<String, String> times() {
    var times = new LinkedHashMap<>(TIMES);
    rollups.get().forEach(table -> times.put(table, Rollup.BUCKET));
    return times;
  }

  private static Map<String, String> parameters(List<Long> projects, Map<Long, Instant> oldest) {
    var times = projects.stream().map(oldest::get).toList();
    return Map.of(
        "projects", list(projects.stream()),
        "times", list(times.stream().map(Instant::toEpochMilli)),
        "latest", Long.toString(Collections.max(times).toEpochMilli()));
  }

  private static String list(Stream<Long> numbers) {
    return numbers.map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  private void delete(String table, String condition, Map<String, String> parameters)
      throws InterruptedException {
    // A try that was cut short may still be at work: nothing is asked for twice.
    await(table);
    String any = "SELECT 1 FROM %s WHERE %s LIMIT 1".formatted(table, condition);
    if (!connection.run(any, parameters).isEmpty()) {
      Failpoint.pass("erase.delete.before");
      connection.run("ALTER TABLE %s DELETE WHERE %s".formatted(table, condition), parameters);
      Failpoint.pass("erase.delete.after");
      await(table);
    }
  }

  private void await(String table) throws InterruptedException {
    var unfinished = connection.run(UNFINISHED, Map.of("table", table));
    while (!unfinished.isEmpty()) {
      String reason = Objects.requireNonNull(unfinished.getFirst().getFirst());
      if (!reason.isEmpty()) {
        throw new WarehouseException(
            Kind.UNAVAILABLE, "Rows of " + table + " cannot be deleted: " + reason);
      }
      Thread.sleep(GLANCE);
      unfinished = connection.run(UNFINISHED, Map.of("table", table));
    }
  }
}
