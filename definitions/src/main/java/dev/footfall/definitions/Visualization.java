package dev.footfall.definitions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question and how its answer is drawn.
 *
 * @param slug the file's base name
 * @param type one of {@link #TYPES}, or {@value #UNKNOWN}
 * @param query a Cube query, ready for JSON
 * @param options the chart's options, ready for JSON
 * @param errors why it cannot be drawn as written; the panel's neighbours are not concerned
 * @param commit the commit its file was read at
 */
public record Visualization(
    String slug,
    String type,
    Map<String, @Nullable Object> query,
    Map<String, @Nullable Object> options,
    List<Problem> errors,
    String commit) {
  /** The types that can be drawn. */
  public static final List<String> TYPES =
      List.of(
          "LineChart",
          "AreaChart",
          "ColumnChart",
          "BarChart",
          "StackedColumnChart",
          "SingleStat",
          "DataTable");

  /** The type of a visualization that could not be read. */
  public static final String UNKNOWN = "unknown";

  static Visualization unusable(String slug, List<Problem> errors, String commit) {
    return new Visualization(slug, UNKNOWN, Map.of(), Map.of(), List.copyOf(errors), commit);
  }
}
