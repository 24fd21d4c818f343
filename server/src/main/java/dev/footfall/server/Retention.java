package dev.footfall.server;

import dev.footfall.access.Projects;
import dev.footfall.warehouse.Warehouse;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Deletes what projects no longer keep, at the start and every hour, on a thread of its own: whole
 * days in UTC, by each project's setting as it is then. A project of 30 days keeps today and the 30
 * days before it; so is kept what named no project.
 */
final class Retention implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("footfall.retention");
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What named no project of ours stands under this number, and is kept so many days. */
  private static final long NOBODY = 0;

  private static final int NOBODYS_DAYS = 30;

  private final Projects projects;
  private final Warehouse warehouse;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean closing;

  /** Starts with what is too old now. */
  Retention(Projects projects, Warehouse warehouse, InstantSource clock) {
    this.projects = projects;
    this.warehouse = warehouse;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("retention").start(this::run);
  }

  /** Throws where it has ended. That something cannot be deleted yet stands in the log. */
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

  /** By project the time before which it keeps nothing. */
  static Map<Long, Instant> oldest(Map<Long, Integer> retentionDays, Instant now) {
    var today = now.truncatedTo(ChronoUnit.DAYS);
    var oldest = new HashMap<Long, Instant>();
    retentionDays.forEach(
        (project, days) -> oldest.put(project, today.minus(Duration.ofDays(days))));
    oldest.put(NOBODY, today.minus(Duration.ofDays(NOBODYS_DAYS)));
    return oldest;
  }

  private void run() {
    while (!closing) {
      try {
        expire();
        Thread.sleep(PERIOD);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void expire() throws InterruptedException {
    try {
      warehouse.expire(oldest(projects.retentionDays(), clock.instant()));
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.log(Level.WARNING, "Old events are not deleted yet, trying again: " + e.getMessage());
      }
    }
  }
}
