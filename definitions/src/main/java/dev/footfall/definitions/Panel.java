package dev.footfall.definitions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place on a dashboard and what is drawn there.
 *
 * @param queryOverrides what is laid over the visualization's query, ready for JSON
 * @param options what is laid over the visualization's options, ready for JSON
 * @param visualization of type {@value Visualization#UNKNOWN}, with errors, where it cannot be used
 */
public record Panel(
    String title,
    GridAttributes gridAttributes,
    Map<String, @Nullable Object> queryOverrides,
    Map<String, @Nullable Object> options,
    @Nullable Tooltip tooltip,
    Visualization visualization) {
  /** The same with another visualization. */
  Panel with(Visualization other) {
    return new Panel(title, gridAttributes, queryOverrides, options, tooltip, other);
  }

  /** What the panel asks: the visualization's query with the overrides over it, ready for JSON. */
  public Map<String, @Nullable Object> query() {
    return Overrides.merged(visualization.query(), queryOverrides);
  }
}
