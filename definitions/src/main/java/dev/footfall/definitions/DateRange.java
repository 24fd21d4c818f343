package dev.footfall.definitions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice of days on a dashboard.
 *
 * @param enabled whether there is one
 * @param options of {@link #ALL}, in the order they are offered
 * @param defaultOption the one chosen at first; one of the options
 * @param numberOfDaysLimit the longest custom range in days; null: any
 */
public record DateRange(
    boolean enabled,
    List<String> options,
    String defaultOption,
    @Nullable Integer numberOfDaysLimit) {
  /** Every option there is. */
  public static final List<String> ALL =
      List.of("today", "custom", "7d", "30d", "60d", "90d", "180d", "365d");

  static final List<String> USUAL = List.of("30d", "7d", "today", "custom");
  static final String USUAL_DEFAULT = "7d";
  static final DateRange NONE = new DateRange(false, USUAL, USUAL_DEFAULT, null);
}
