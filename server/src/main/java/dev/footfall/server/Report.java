package dev.footfall.server;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a command prints of the API's answers: tables for people, the answers as they are for
 * programs.
 *
 * @param out where to
 * @param json whether for a program
 */
record Report(PrintWriter out, boolean json) {
  /** Controls and what turns the direction of writing. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  /** A line for each entry, under the names of its fields. */
  void list(List<JsonNode> entries, String... fields) {
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(entries));
      return;
    }
    var lines = new ArrayList<List<String>>();
    lines.add(List.of(fields));
    entries.forEach(
        entry -> lines.add(List.of(fields).stream().map(f -> text(entry.path(f))).toList()));
    for (var line : lines) {
      var cells = new StringBuilder();
      for (int column = 0; column < fields.length; column++) {
        cells.append(line.get(column)).append(" ".repeat(gap(lines, line, column)));
      }
      out.println(cells.toString().stripTrailing());
    }
  }

  /** A line for each field of one entry. */
  void one(JsonNode entry, String... fields) {
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(entry));
      return;
    }
    int widest = List.of(fields).stream().mapToInt(String::length).max().orElse(0);
    for (String field : fields) {
      out.println(field + " ".repeat(widest - field.length() + 2) + text(entry.path(field)));
    }
  }

  /** That it is done. */
  void said(String sentence) {
    out.println(json ? Json.MAPPER.writeValueAsString(Map.of("message", sentence)) : sentence);
  }

  private static int gap(List<List<String>> lines, List<String> line, int column) {
    int widest = lines.stream().mapToInt(one -> one.get(column).length()).max().orElse(0);
    return widest - line.get(column).length() + 2;
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      return String.join(
          ",", StreamSupport.stream(value.spliterator(), false).map(Report::text).toList());
    }
    if (value.isObject()) {
      return value.isEmpty()
          ? "-"
          : String.join(
              ",",
              value.properties().stream()
                  .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                  .toList());
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "yes" : "no";
    }
    return value.isNull() || value.isMissingNode() ? "-" : harmless(value.asString());
  }

  /** What people named things must not steer the operator's terminal. */
  private static String harmless(String text) {
    return INVISIBLE.matcher(text).replaceAll("\uFFFD");
  }
}
