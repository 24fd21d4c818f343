package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A connection for Footfall's own statements, one at a time, with a new one after each failure. */
final class SteadyConnection implements AutoCloseable {
  private final Supplier<Connection> source;
  private final ReentrantLock turn = new ReentrantLock();
  private @Nullable Connection connection;
  private boolean closed;

  SteadyConnection(Supplier<Connection> source) {
    this.source = source;
  }

  /**
   * Runs a statement and gives its rows.
   *
   * @throws WarehouseException if it fails
   */
  List<List<@Nullable String>> run(String sql, Map<String, String> parameters) {
    turn.lock();
    try {
      return sound().run(sql, parameters);
    } finally {
      turn.unlock();
    }
  }

  /** What the engine's parser says about a text of SQL. */
  Chdb.Statements classify(String sql) {
    turn.lock();
    try {
      return Waiting.patiently(sound().submit((chdb, conn) -> chdb.classify(conn, sql)));
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      drop();
    } finally {
      turn.unlock();
    }
  }

  private Connection sound() {
    if (closed) {
      throw new WarehouseException(Kind.UNAVAILABLE, "The warehouse is closed");
    }
    var kept = connection;
    if (kept != null && kept.sound()) {
      return kept;
    }
    drop();
    var fresh = source.get();
    connection = fresh;
    return fresh;
  }

  private void drop() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
