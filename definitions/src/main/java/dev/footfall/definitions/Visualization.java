package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question and how its answer is drawn.
 *
 * @param slug the file's base name
 * @param type one of those in {@code schemas/visualization.json}, or {@value #UNKNOWN}
 * @param query a Cube query, ready for JSON
 * @param options the chart's options, ready for JSON
 * @param errors what is wrong with it, warnings included; the panel's neighbours are not concerned
 * @param source the file it stands in: a panel's own stands in the dashboard's
 * @param commit the commit its file was read at
 */
public record Visualization(
    String slug,
    String type,
    Map<String, @Nullable Object> query,
    Map<String, @Nullable Object> options,
    List<Problem> errors,
    Source source,
    String commit) {
  /** The type of a visualization that could not be read. */
  public static final String UNKNOWN = "unknown";

  /** Whether it can be drawn as it is written. */
  public boolean isSound() {
    return errors.stream().noneMatch(Problem::isError);
  }

  /** The same with more problems. */
  Visualization with(List<Problem> more) {
    var all = new ArrayList<>(errors);
    all.addAll(more);
    return new Visualization(slug, type, query, options, List.copyOf(all), source, commit);
  }

  static Visualization missing(String slug, List<Problem> errors, String commit) {
    return new Visualization(
        slug, UNKNOWN, Map.of(), Map.of(), List.copyOf(errors), Source.NONE, commit);
  }
}
