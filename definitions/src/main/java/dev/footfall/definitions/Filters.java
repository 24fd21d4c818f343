package dev.footfall.definitions;

/**
 * What a dashboard lets its readers choose.
 *
 * @param excludeAnonymousUsers whether there is a switch that leaves anonymous people out
 * @param dateRange the choice of days
 */
public record Filters(boolean excludeAnonymousUsers, DateRange dateRange) {
  static final Filters NONE = new Filters(false, DateRange.NONE);
}
