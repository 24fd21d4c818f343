package dev.footfall.warehouse;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The values of placeholders on their way to the engine, which reads a plain one as a field of a
 * tab-separated file (a backslash escapes) and an array, map or tuple as a literal of its dialect.
 */
final class Parameters {
  private static final Pattern LITERAL =
      Pattern.compile("\\{\\s*(\\w+)\\s*:\\s*(?:Array|Map|Tuple)\\b");

  private Parameters() {}

  /** The values as the engine wants them. */
  static Map<String, String> escaped(Question question) {
    var values = new HashMap<String, String>();
    question.parameters().forEach((name, value) -> values.put(name, field(value)));
    var literals = LITERAL.matcher(question.sql());
    while (literals.find()) {
      String name = literals.group(1);
      values.computeIfPresent(name, (key, _) -> question.parameters().getOrDefault(key, ""));
    }
    return values;
  }

  /** A text as a field of a tab-separated file. */
  static String field(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\0", "\\0");
  }
}
