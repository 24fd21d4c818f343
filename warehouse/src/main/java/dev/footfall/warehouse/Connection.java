package dev.footfall.warehouse;

import dev.footfall.warehouse.WarehouseException.Kind;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the engine and the thread on which all its native calls are made, one after the
 * other. Whoever waits for one waits outside native code, so that a virtual thread is not pinned.
 *
 * <p>A failed statement leaves its half-written output behind, and the engine hands it out with the
 * next answer on the same connection (seen: the header lines of a question that ran into its memory
 * limit). So a connection is {@linkplain #sound} only until its first failure, and then replaced.
 */
final class Connection implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Chdb chdb;
  private final ExecutorService thread;
  private final MemorySegment handle;
  private volatile boolean sound = true;

  private Connection(Chdb chdb, ExecutorService thread, MemorySegment handle) {
    this.chdb = chdb;
    this.thread = thread;
    this.handle = handle;
  }

  /**
   * Connects.
   *
   * @throws WarehouseException if the engine refuses; it says why on standard error only
   */
  static Connection open(Chdb chdb, List<String> arguments) {
    var thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("engine-" + NUMBER.incrementAndGet()).factory());
    var handle = Waiting.patiently(submit(thread, () -> chdb.connect(arguments)));
    if (handle.address() == 0) {
      thread.shutdown();
      throw new WarehouseException(
          Kind.UNAVAILABLE, "The engine refused a connection; its reason is on standard error");
    }
    return new Connection(chdb, thread, handle);
  }

  /** Runs a native call on this connection's thread, after those submitted before. */
  <T> CompletableFuture<T> submit(NativeCall<T> call) {
    return submit(thread, () -> call.on(chdb, handle));
  }

  /**
   * Runs a statement to its end and gives its rows; for statements with small answers.
   *
   * @throws WarehouseException if it fails
   */
  List<List<@Nullable String>> run(String sql, Map<String, String> parameters) {
    var result =
        Waiting.patiently(
            submit((engine, conn) -> engine.query(conn, sql, Block.FORMAT, parameters)));
    if (!result.error().isEmpty()) {
      sound = false;
      throw EngineError.of(result.error());
    }
    var rows = new ArrayList<List<@Nullable String>>();
    if (result.bytes().length > 0) {
      var block = new Block(result.bytes());
      for (var row = block.next(); row != null; row = block.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** Whether it may answer another question. */
  boolean sound() {
    return sound;
  }

  /** It must not answer another question. */
  void spoil() {
    sound = false;
  }

  /** Ends it when all that was submitted has run. */
  @Override
  public void close() {
    var closed =
        submit(
            (engine, conn) -> {
              engine.close(conn);
              return true;
            });
    thread.shutdown();
    Waiting.patiently(closed);
  }

  private static <T> CompletableFuture<T> submit(ExecutorService thread, Callable<T> call) {
    var future = new CompletableFuture<T>();
    Runnable run =
        () -> {
          try {
            future.complete(call.call());
          } catch (Exception | Error e) {
            future.completeExceptionally(e);
          }
        };
    try {
      thread.execute(run);
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(
          new WarehouseException(Kind.UNAVAILABLE, "The engine's connection is closed"));
    }
    return future;
  }

  /** What is done with a connection on its thread. */
  @FunctionalInterface
  interface NativeCall<T> {
    T on(Chdb chdb, MemorySegment connection);
  }
}
