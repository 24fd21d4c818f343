package dev.footfall.server;

import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Work that is done at the start and again after every wait, on a thread of its own. Where a turn
 * fails the log says so, and the next one tries again.
 */
final class Chore implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A turn of the work, or the wait after it. */
  interface Turn {
    void take() throws InterruptedException;
  }

  private final System.Logger log;
  private final String failure;
  private final Turn work;
  private final Turn wait;
  private final Thread thread;
  private volatile boolean closing;

  private Chore(String name, String failure, Turn work, Turn wait) {
    this.log = System.getLogger("footfall." + name);
    this.failure = failure;
    this.work = work;
    this.wait = wait;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  /**
   * Starts with the first turn.
   *
   * @param name of the thread, and of its log below {@code footfall}
   * @param failure what the log says before the reason
   */
  static Chore start(String name, String failure, Turn work, Turn wait) {
    var chore = new Chore(name, failure, work, wait);
    chore.thread.start();
    return chore;
  }

  /** Throws where it has ended. That turns fail stands in the log. */
  void check() {
    if (!thread.isAlive()) {
      throw new IllegalStateException("ended");
    }
  }

  /** Stops waiting; what the engine is at it finishes by itself, now or after the next start. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        turn();
        wait.take();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void turn() throws InterruptedException {
    try {
      work.take();
    } catch (RuntimeException e) {
      if (!closing) {
        log.log(Level.WARNING, failure + ": " + e.getMessage());
      }
    }
  }
}
