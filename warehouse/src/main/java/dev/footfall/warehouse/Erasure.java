package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Deletes a project's rows for good. The engine rewrites the parts that hold them, in the
 * background and through restarts; here it is told to and watched, with short statements only, so
 * that batches go on being stored meanwhile. What it replaced it removes from the disk some minutes
 * later.
 */
final class Erasure {
  private static final List<String> TABLES =
      List.of("events", "identity", "session_spans", "bad_rows", "bad_requests", "replays");
  private static final String UNFINISHED = Sql.of("unfinished_mutations.sql");
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final SteadyConnection connection;

  Erasure(SteadyConnection connection) {
    this.connection = connection;
  }

  /** Deletes them and returns when none is left. */
  void project(long project) throws InterruptedException {
    for (String table : TABLES) {
      // A try that was cut short may still be at work: nothing is asked for twice.
      await(table);
      if (holds(table, project)) {
        run("ALTER TABLE %s DELETE WHERE project_id = {project:UInt64}".formatted(table), project);
        await(table);
      }
    }
  }

  private boolean holds(String table, long project) {
    String sql = "SELECT 1 FROM %s WHERE project_id = {project:UInt64} LIMIT 1".formatted(table);
    return !run(sql, project).isEmpty();
  }

  private List<?> run(String sql, long project) {
    return connection.run(sql, Map.of("project", Long.toString(project)));
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
