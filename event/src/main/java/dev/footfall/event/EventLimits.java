package dev.footfall.event;

import java.util.OptionalLong;

/**
 * How many events a project may send; 0: any number, empty: what the instance says.
 *
 * @param eventsPerMinute in a minute of the clock
 * @param monthlyEvents in a month in UTC
 */
public record EventLimits(OptionalLong eventsPerMinute, OptionalLong monthlyEvents) {
  /** The most a limit may allow. */
  public static final long LARGEST = 1_000_000_000;

  /** What the instance says: a new project's. */
  public static final EventLimits OF_THE_INSTANCE =
      new EventLimits(OptionalLong.empty(), OptionalLong.empty());
}
