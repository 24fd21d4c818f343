package dev.footfall.server;

import dev.footfall.access.Deletions;
import dev.footfall.pipeline.Pipeline;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Deletes the events and the repositories of projects that are gone, one project after the other,
 * on a thread of its own. What is still to be deleted stands among the accounts until it is done:
 * after a crash, at any point, the next start does it again.
 */
final class Eraser implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("footfall.eraser");
  private static final Duration RETRY = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Deletions deletions;
  private final Door door;
  private final Pipeline pipeline;
  private final LongConsumer repositories;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * Starts with what an earlier process left.
   *
   * @param repositories deletes a project's repository
   */
  Eraser(Deletions deletions, Door door, Pipeline pipeline, LongConsumer repositories) {
    this.deletions = deletions;
    this.door = door;
    this.pipeline = pipeline;
    this.repositories = repositories;
    this.thread = Thread.ofPlatform().daemon().name("eraser").start(this::run);
  }

  /** Throws where it has ended. That a deletion fails and is tried again stands in the log. */
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
        eraseAll();
        deletions.await(RETRY);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void eraseAll() throws InterruptedException {
    try {
      for (long project : deletions.pending()) {
        erase(project);
      }
    } catch (RuntimeException e) {
      if (!closing) {
        String problem = "Events of a deleted project are not deleted yet, trying again: ";
        LOG.log(Level.WARNING, problem + e.getMessage());
      }
    }
  }

  private void erase(long project) throws InterruptedException {
    LOG.log(Level.INFO, "Deleting the events of project {0}", Long.toString(project));
    door.settle();
    pipeline.erase(project);
    repositories.accept(project);
    deletions.end(project);
    LOG.log(Level.INFO, "Deleted the events of project {0}", Long.toString(project));
  }
}
