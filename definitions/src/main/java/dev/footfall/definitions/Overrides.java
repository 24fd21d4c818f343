package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A panel's overrides of a query (lineage.md 3.5): each key takes the place of the query's, filters
 * are added to its filters, and one mapping in the place of time dimensions is laid over each of
 * them. What the lineage meant for other data, {@code namespace} and a mapping of filters, is left
 * out.
 */
final class Overrides {
  private Overrides() {}

  /** The query that a panel asks. */
  static Map<String, @Nullable Object> merged(
      Map<String, @Nullable Object> query, Map<String, @Nullable Object> overrides) {
    var merged = new LinkedHashMap<String, @Nullable Object>(query);
    overrides.forEach(
        (key, value) -> {
          switch (key) {
            case "namespace" -> {}
            case "filters" -> addFilters(merged, value);
            case "timeDimensions" -> merged.put(key, times(query.get(key), value));
            default -> merged.put(key, value);
          }
        });
    return Collections.unmodifiableMap(merged);
  }

  /** How many filters a query has of its own. */
  static int filters(Map<String, @Nullable Object> query) {
    return query.get("filters") instanceof List<?> own ? own.size() : 0;
  }

  private static void addFilters(Map<String, @Nullable Object> merged, @Nullable Object added) {
    if (added instanceof List<?> more) {
      var filters = new ArrayList<@Nullable Object>();
      if (merged.get("filters") instanceof List<?> own) {
        filters.addAll(own);
      }
      filters.addAll(more);
      merged.put("filters", Collections.unmodifiableList(filters));
    }
  }

  private static @Nullable Object times(@Nullable Object own, @Nullable Object over) {
    if (!(over instanceof Map<?, ?> laid)) {
      return over;
    }
    var times = new ArrayList<@Nullable Object>();
    if (own instanceof List<?> list) {
      for (Object time : list) {
        times.add(time instanceof Map<?, ?> map ? over(map, laid) : time);
      }
    }
    return Collections.unmodifiableList(times);
  }

  private static Map<String, @Nullable Object> over(Map<?, ?> below, Map<?, ?> laid) {
    var merged = new LinkedHashMap<String, @Nullable Object>();
    below.forEach((key, value) -> merged.put(String.valueOf(key), value));
    laid.forEach((key, value) -> merged.put(String.valueOf(key), value));
    return Collections.unmodifiableMap(merged);
  }
}
