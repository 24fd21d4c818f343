package dev.footfall.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A feature that can be switched off, for the instance or for a project. All others are under
 * {@link #PRODUCT_ANALYTICS}: they follow it unless set by hand, and are off where it is.
 */
public enum Feature {
  /** Everything: collection, questions, pages. */
  PRODUCT_ANALYTICS,
  /** The query calls of the API; our own pages go on working without it. */
  CUBE_API_PROXY,
  /** The section of the administrator's settings. */
  PRODUCT_ANALYTICS_ADMIN_SETTINGS,
  /** Dashboards and funnels. */
  PRODUCT_ANALYTICS_INTERNAL_PREVIEW,
  /** Analytics > Dashboards. */
  COMBINED_ANALYTICS_DASHBOARDS;

  /** Its name outside: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The feature with that name outside. */
  public static Optional<Feature> of(String text) {
    return Arrays.stream(values()).filter(feature -> feature.text().equals(text)).findFirst();
  }

  /** All names outside. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Feature::text).toList();
  }
}
