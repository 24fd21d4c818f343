package dev.footfall.definitions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice of days on a dashboard.
 *
 * @param enabled whether there is one
 * @param options in the order they are offered: {@code today}, {@code custom}, {@code 7d} and
 *     others of {@code schemas/dashboard.json}
 * @param defaultOption the one chosen at first; one of the options
 * @param numberOfDaysLimit the longest custom range in days; null: any
 */
public record DateRange(
    boolean enabled,
    List<String> options,
    String defaultOption,
    @Nullable Integer numberOfDaysLimit) {
  static final List<String> USUAL = List.of("30d", "7d", "today", "custom");
  static final String USUAL_DEFAULT = "7d";
  static final DateRange NONE = new DateRange(false, USUAL, USUAL_DEFAULT, null);
}
