package dev.footfall.server;

import dev.footfall.access.Projects;
import dev.footfall.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Deletes what projects no longer keep, at the start and every hour: whole days in UTC, by each
 * project's setting as it is then. A project of 30 days keeps today and the 30 days before it; so
 * is kept what named no project.
 */
final class Retention {
  private static final Duration PERIOD = Duration.ofHours(1);

  /** What named no project of ours stands under this number, and is kept so many days. */
  private static final long NOBODY = 0;

  private static final int NOBODYS_DAYS = 30;

  private Retention() {}

  /** Starts with what is too old now. */
  static Chore start(Projects projects, Warehouse warehouse, InstantSource clock) {
    return Chore.start(
        "retention",
        "Old events are not deleted yet, trying again",
        () -> warehouse.expire(oldest(projects.retentionDays(), clock.instant())),
        () -> Thread.sleep(PERIOD));
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
}
