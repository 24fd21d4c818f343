package dev.footfall.server;

import dev.footfall.access.Deletions;
import dev.footfall.pipeline.Pipeline;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Deletes the events and the repositories of projects that are gone, one project after the other.
 * What is still to be deleted stands among the accounts until it is done: after a crash, at any
 * point, the next start does it again.
 */
final class Eraser {
  private static final System.Logger LOG = System.getLogger("footfall.eraser");
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final Deletions deletions;
  private final Door door;
  private final Pipeline pipeline;
  private final LongConsumer repositories;

  private Eraser(Deletions deletions, Door door, Pipeline pipeline, LongConsumer repositories) {
    this.deletions = deletions;
    this.door = door;
    this.pipeline = pipeline;
    this.repositories = repositories;
  }

  /**
   * Starts with what an earlier process left.
   *
   * @param repositories deletes a project's repository
   */
  static Chore start(Deletions deletions, Door door, Pipeline pipeline, LongConsumer repositories) {
    return Chore.start(
        "eraser",
        "Events of a deleted project are not deleted yet, trying again",
        new Eraser(deletions, door, pipeline, repositories)::eraseAll,
        () -> deletions.await(RETRY));
  }

  private void eraseAll() throws InterruptedException {
    for (long project : deletions.pending()) {
      erase(project);
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
