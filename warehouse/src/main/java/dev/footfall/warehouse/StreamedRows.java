package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way: the connection's thread fetches one block ahead of the one being read, and
 * waits for the reader there; the engine in turn waits for the fetch.
 *
 * <p>The engine cannot be told to stop through the connection it works on: that call waits until
 * the block at hand is done. So a running question is killed through another connection, by the
 * mark in its settings; again until it is over, as it may not have been there yet when it was
 * looked for.
 */
final class StreamedRows implements Rows {
  private static final long KILL_AGAIN_MILLIS = 20;

  private final Connection connection;
  private final Runnable kill;
  private final Consumer<StreamedRows> end;
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean cancelled;
  private volatile CompletableFuture<Chdb.Result> coming;
  private @Nullable MemorySegment stream; // touched on the connection's thread only
  private @Nullable Block block;

  /**
   * Starts a question.
   *
   * @param kill stops the question in the engine
   * @param end called once, when the connection is no longer needed
   */
  StreamedRows(
      Connection connection,
      String sql,
      Map<String, String> parameters,
      Runnable kill,
      Consumer<StreamedRows> end) {
    this.connection = connection;
    this.kill = kill;
    this.end = end;
    this.coming = connection.submit((chdb, conn) -> start(chdb, conn, sql, parameters));
  }

  /** The connection it runs on. */
  Connection connection() {
    return connection;
  }

  @Override
  public List<Column> columns() {
    return current().columns();
  }

  @Override
  public @Nullable List<@Nullable String> next() {
    while (true) {
      requireGoingOn();
      var row = current().next();
      if (row != null) {
        return row;
      }
      if (ended.get()) {
        requireGoingOn();
        return null;
      }
      block = open(await(coming));
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    stop();
  }

  @Override
  public void close() {
    if (!ended.get()) {
      connection.spoil();
      stop();
      release();
    }
  }

  private Block current() {
    var part = block;
    if (part == null) {
      part = open(await(coming));
      block = part;
    }
    return part;
  }

  /** A block that has arrived; the next one is sent for. No bytes: the answer is at its end. */
  private Block open(Chdb.Result arrived) {
    if (arrived.bytes().length == 0) {
      release();
    } else {
      coming = connection.submit(this::fetch);
    }
    return new Block(arrived.bytes());
  }

  private void requireGoingOn() {
    if (cancelled) {
      close();
      throw wasCancelled();
    }
  }

  private Chdb.Result await(CompletableFuture<Chdb.Result> arriving) {
    Chdb.Result result;
    try {
      result = Waiting.orInterrupted(arriving);
    } catch (InterruptedException e) {
      cancel();
      close();
      Thread.currentThread().interrupt();
      throw wasCancelled();
    }
    if (!result.error().isEmpty() || cancelled) {
      connection.spoil();
      release();
      throw cancelled ? wasCancelled() : EngineError.of(result.error());
    }
    return result;
  }

  /** Returns when nothing runs in the engine any more. */
  private void stop() {
    while (!ended.get() && !coming.isDone()) {
      kill.run();
      try {
        var _ = coming.get(KILL_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException | CompletionException e) {
        // not over yet, or over
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void release() {
    if (ended.compareAndSet(false, true)) {
      var _ = connection.submit(this::destroy);
      end.accept(this);
    }
  }

  private Chdb.Result start(
      Chdb chdb, MemorySegment conn, String sql, Map<String, String> parameters) {
    if (cancelled) {
      return new Chdb.Result(new byte[0], "cancelled");
    }
    stream = chdb.stream(conn, sql, Block.FORMAT, parameters);
    String error = chdb.error(stream);
    return error.isEmpty() ? fetch(chdb, conn) : new Chdb.Result(new byte[0], error);
  }

  private Chdb.Result fetch(Chdb chdb, MemorySegment conn) {
    return stream == null || cancelled
        ? new Chdb.Result(new byte[0], "cancelled")
        : chdb.fetch(conn, stream);
  }

  private boolean destroy(Chdb chdb, MemorySegment conn) {
    if (stream != null) {
      if (!connection.sound()) {
        chdb.cancel(conn, stream);
      }
      chdb.destroy(stream);
      stream = null;
    }
    return true;
  }

  private static WarehouseException wasCancelled() {
    return new WarehouseException(Kind.CANCELLED, "The question was cancelled");
  }
}
