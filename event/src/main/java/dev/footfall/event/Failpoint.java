package dev.footfall.event;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Named places between two steps of which each may be the last one before a crash. What writes,
 * forces, renames, deletes, inserts or checkpoints passes one before and one after; a test learns
 * their names by watching them, and ends the work at any of them. In production nobody watches: a
 * place costs the reading of one field.
 *
 * <p>A test that starts a process ends it there with {@code -Dfootfall.failpoint=<name>[:<n>]}: the
 * n-th passing (the first where none is given) kills the process, by {@code kill -9}.
 */
public final class Failpoint {
  /** How a process ends at a place that {@code footfall.failpoint} names. */
  public static final int EXIT_CODE = 137;

  private static final AtomicReference<@Nullable Consumer<String>> WATCHER =
      new AtomicReference<>(halting(System.getProperty("footfall.failpoint", "")));

  private Failpoint() {}

  /**
   * Passes a place.
   *
   * @param name such as {@code journal.force.before}
   */
  public static void pass(String name) {
    var watcher = WATCHER.getPlain();
    if (watcher != null) {
      watcher.accept(name);
    }
  }

  /**
   * Hands each place that any thread passes to a test, until the result is closed; what the test
   * throws goes through the code that passed. Who starts a thread afterwards is seen by it, and who
   * hands work to one as well.
   */
  public static Watch watch(Consumer<String> watcher) {
    var before = WATCHER.getAndSet(Objects.requireNonNull(watcher));
    return () -> WATCHER.set(before);
  }

  /** Ends the watching. */
  @FunctionalInterface
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private static @Nullable Consumer<String> halting(String place) {
    if (place.isEmpty()) {
      return null;
    }
    int colon = place.lastIndexOf(':');
    String name = colon < 0 ? place : place.substring(0, colon);
    int last = colon < 0 ? 1 : Integer.parseInt(place.substring(colon + 1));
    var passed = new AtomicInteger();
    return at -> {
      if (at.equals(name) && passed.incrementAndGet() == last) {
        kill();
      }
    };
  }

  /** Halting the machine would not do: the process's libraries still take themselves apart then. */
  private static void kill() {
    String self = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-KILL", self).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("The process could not be killed", e);
    }
  }
}
