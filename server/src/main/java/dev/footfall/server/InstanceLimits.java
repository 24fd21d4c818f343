package dev.footfall.server;

import dev.footfall.event.Project;
import java.util.function.LongSupplier;

/**
 * What a project may send that has no limits of its own; 0: any number of events.
 *
 * @param perMinute events in a minute of the clock, asked at every request
 * @param perMonth events in a month in UTC, asked at every request
 */
record InstanceLimits(LongSupplier perMinute, LongSupplier perMonth) {
  static final InstanceLimits NONE = new InstanceLimits(() -> 0, () -> 0);

  /** How many events of this project are taken in a minute; 0: any number. */
  long eventsPerMinute(Project project) {
    return project.limits().eventsPerMinute().orElseGet(perMinute);
  }

  /** How many events of this project are taken in a month; 0: any number. */
  long monthlyEvents(Project project) {
    return project.limits().monthlyEvents().orElseGet(perMonth);
  }
}
