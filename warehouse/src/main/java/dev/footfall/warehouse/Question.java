package dev.footfall.warehouse;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A read-only query.
 *
 * @param sql one SELECT in ClickHouse's dialect, without SETTINGS and FORMAT; values stand in it
 *     only as typed placeholders, {@code {name:Type}}
 * @param parameters the placeholders' values as text, which the engine reads as their types: any
 *     text for a String, and for an {@code Array(…)} an array literal, see {@link #texts}
 * @param scope whose rows it may see
 * @param limits how much it may take
 */
public record Question(String sql, Map<String, String> parameters, Scope scope, Limits limits) {
  /** The value of an {@code Array(String)} placeholder. */
  public static String texts(Collection<String> texts) {
    return texts.stream().map(Question::literal).collect(Collectors.joining(",", "[", "]"));
  }

  /** A text as a literal of the engine's dialect. */
  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
