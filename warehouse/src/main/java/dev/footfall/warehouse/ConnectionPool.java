package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The connections that answer questions: opened when needed, up to a number, kept while sound. */
final class ConnectionPool implements AutoCloseable {
  private final Supplier<Connection> source;
  private final int size;
  private final Duration patience;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ConnectionPool(Supplier<Connection> source, int size, Duration patience) {
    this.source = source;
    this.size = size;
    this.patience = patience;
    this.free = new Semaphore(size, true);
  }

  /**
   * A connection for one question; to be given back.
   *
   * @throws WarehouseException if none comes free in time
   */
  Connection take() {
    awaitTurn();
    try {
      var connection = idle.poll();
      return connection == null ? source.get() : connection;
    } catch (RuntimeException | Error e) {
      free.release();
      throw e;
    }
  }

  /** Takes a connection back; one that is not sound any more is closed. */
  void give(Connection connection) {
    if (connection.sound() && !closed) {
      idle.push(connection);
    } else {
      connection.close();
    }
    free.release();
  }

  /** Opens no more connections, and closes each that is given back. */
  void drain() {
    closed = true;
  }

  /** Waits until all are given back, and closes them. */
  @Override
  public void close() {
    drain();
    free.acquireUninterruptibly(size);
    free.release(size);
    for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.close();
    }
  }

  private void awaitTurn() {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new WarehouseException(
            Kind.UNAVAILABLE,
            "Too many questions at once: none of the engine's connections came free within "
                + patience.toMillis() / 1000.0
                + " s; ask again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WarehouseException(Kind.CANCELLED, "Interrupted while waiting for the engine");
    }
    if (closed) {
      free.release();
      throw new WarehouseException(Kind.UNAVAILABLE, "The warehouse is closed");
    }
  }
}
