package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a query's answer.
 *
 * @param measures as the query names them
 * @param dimensions the same
 * @param times time dimensions that are cut, as {@code Cube.member.day}
 */
record Columns(List<String> measures, List<String> dimensions, List<String> times) {
  /** Of a query; empty lists where it has none, or something else. */
  static Columns of(Map<String, @Nullable Object> query) {
    return new Columns(texts(query.get("measures")), texts(query.get("dimensions")), times(query));
  }

  /** Every column. */
  List<String> all() {
    var all = new ArrayList<>(dimensions);
    all.addAll(times);
    all.addAll(measures);
    return all;
  }

  /** The first of measures, dimensions and times. */
  Optional<String> first() {
    return Stream.of(measures, dimensions, times).flatMap(List::stream).findFirst();
  }

  /** Whether a name is a column's: in full, or its last part. */
  boolean has(String name) {
    return all().stream().anyMatch(column -> column.equals(name) || column.endsWith("." + name));
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  private static List<String> times(Map<String, @Nullable Object> query) {
    var times = new ArrayList<String>();
    if (query.get("timeDimensions") instanceof List<?> list) {
      for (Object time : list) {
        if (time instanceof Map<?, ?> map && map.get("granularity") instanceof String granularity) {
          times.add(map.get("dimension") + "." + granularity);
        }
      }
    }
    return times;
  }
}
