package dev.footfall.warehouse;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import dev.footfall.event.Failpoint;
import dev.footfall.event.Origin;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Puts a batch into its tables by way of a file, because binary values cannot travel in the text of
 * a statement. The file is only a bridge: it is gone when the insert is over, and forced rows are
 * in the tables.
 */
final class BatchInsert {
  private static final String SQL = Sql.of("insert_batch.sql");
  private static final String PROBE = Sql.of("probe.sql");

  private final SteadyConnection connection;
  private final Path folder;
  private final Predicate<WarehouseException> mended;

  /**
   * Inserts through a connection.
   *
   * @param folder where the files lie meanwhile
   * @param mended told what went wrong with events; whether to try again at once
   */
  BatchInsert(SteadyConnection connection, Path folder, Predicate<WarehouseException> mended) {
    this.connection = connection;
    this.folder = folder;
    this.mended = mended;
  }

  /** Removes what a killed process left behind. */
  void clean() throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * Stores the events of a batch.
   *
   * @throws WarehouseException of kind DATA if it is they that the engine does not take; none of
   *     them is stored then
   */
  void events(Batch batch) {
    try {
      insert(
          new Target("events", EventRow.COLUMNS, EventRow.STRUCTURE),
          batch,
          batch.events(),
          (Event event, RowBinary out) -> EventRow.write(out, event, batch.from()));
    } catch (IllegalArgumentException e) {
      throw refusal(batch, String.valueOf(e.getMessage()), e);
    } catch (WarehouseException e) {
      if (!mended.test(e)) {
        throw EngineError.mayBeTheRows(e) ? refusal(batch, "its error " + e.code(), e) : e;
      }
      events(batch);
    }
  }

  /**
   * The events are to blame only if the engine can store something else at this moment; and if any
   * of them is in the table after all, the batch can only be repeated as it is.
   */
  private WarehouseException refusal(Batch batch, String why, RuntimeException fault) {
    for (String statement : PROBE.split(";\\R", -1)) {
      connection.run(statement, Map.of());
    }
    var some =
        connection.run(
            "SELECT 1 FROM events WHERE batch = {batch:UInt64} LIMIT 1",
            Map.of("batch", Long.toString(batch.from())));
    return some.isEmpty()
        ? new WarehouseException(Kind.DATA, "The engine does not take an event: " + why)
        : new WarehouseException(
            Kind.UNAVAILABLE, "A batch is stored in part: " + fault.getMessage());
  }

  /** Stores the requests that the bad rows of a batch came in. */
  void badRequests(Batch batch) {
    insert(
        BadRequestRow.TARGET,
        batch,
        BadRequestRow.of(batch.badRows()),
        (Origin origin, RowBinary out) -> BadRequestRow.write(out, origin, batch.from()));
  }

  /** Stores the bad rows of a batch. */
  void badRows(Batch batch) {
    insert(
        BadRowRow.TARGET,
        batch,
        batch.badRows(),
        (BadRow row, RowBinary out) -> BadRowRow.write(out, row, batch.from()));
  }

  /** Stores which bad rows are none any more. */
  void replayed(Batch batch) {
    insert(
        ReplayedRow.TARGET,
        batch,
        batch.replayed(),
        (Replayed row, RowBinary out) -> ReplayedRow.write(out, row, batch.from()));
  }

  private <T> void insert(Target target, Batch batch, List<T> rows, RowWriter<T> writer) {
    if (rows.isEmpty()) {
      return;
    }
    try {
      Failpoint.pass("batch.write.before");
      Path file = Files.createTempFile(folder, target.table + "-", ".bin");
      try {
        write(file, rows, writer);
        Failpoint.pass("batch.insert.before");
        connection.run(target.sql(file, batch, rows.size()), Map.of());
        Failpoint.pass("batch.insert.after");
      } finally {
        Files.delete(file);
      }
      Failpoint.pass("batch.delete.after");
    } catch (IOException e) {
      throw new WarehouseException(
          Kind.UNAVAILABLE, "A batch could not be written to " + folder + ": " + e.getMessage());
    }
  }

  private static <T> void write(Path file, List<T> rows, RowWriter<T> writer) throws IOException {
    try (var out = new RowBinary(Files.newOutputStream(file))) {
      for (T row : rows) {
        writer.write(row, out);
      }
    }
  }

  /** A table, its columns, and their names and types in the file. */
  record Target(String table, String columns, String structure) {
    String sql(Path file, Batch batch, int rows) {
      return SQL.formatted(
          table,
          columns,
          Question.literal(file.toString()),
          Question.literal(structure),
          Question.literal(table + "/" + batch.from() + "-" + batch.to()),
          rows);
    }
  }

  @FunctionalInterface
  private interface RowWriter<T> {
    void write(T row, RowBinary out) throws IOException;
  }
}
