package dev.footfall.server;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The rows of an answer for a terminal.
 *
 * @param columns the names of the values in their order: what tells rows apart, then measures
 * @param measures how many of them, at the end, are measures
 * @param rows the rows
 */
record QueryRows(List<String> columns, int measures, List<JsonNode> rows) {
  private static final int BAR = 40;
  private static final String FULL = "█";
  private static final List<String> PARTS = List.of("", "▏", "▎", "▍", "▌", "▋", "▊", "▉");

  /** Those of all results together. */
  static QueryRows of(JsonNode answer) {
    var keys = new LinkedHashSet<String>();
    var counted = new LinkedHashSet<String>();
    var rows = new ArrayList<JsonNode>();
    for (JsonNode result : answer.path("results")) {
      JsonNode query = result.path("query");
      query.path("measures").forEach(measure -> counted.add(measure.asString()));
      query.path("dimensions").forEach(dimension -> keys.add(dimension.asString()));
      for (JsonNode time : query.path("timeDimensions")) {
        if (time.has("granularity")) {
          keys.add(time.path("dimension").asString() + "." + time.path("granularity").asString());
        }
      }
      result.path("data").forEach(rows::add);
    }
    if (rows.stream().anyMatch(row -> row.has("compareDateRange"))) {
      keys.add("compareDateRange");
    }
    keys.addAll(counted);
    return new QueryRows(List.copyOf(keys), counted.size(), rows);
  }

  /** As RFC 4180 has it, with a line of names. */
  void csv(PrintWriter out) {
    out.print(columns.stream().map(QueryRows::quoted).collect(Collectors.joining(",")) + "\r\n");
    for (JsonNode row : rows) {
      out.print(
          columns.stream()
                  .map(column -> quoted(row.path(column).asString("")))
                  .collect(Collectors.joining(","))
              + "\r\n");
    }
  }

  /** A bar for each row, as long as its first measure. */
  void chart(PrintWriter out) {
    if (measures == 0) {
      throw new CommandFailed("A chart shows a measure, and the query has none");
    }
    String measure = columns.get(columns.size() - measures);
    var labels = rows.stream().map(this::label).toList();
    int widest = labels.stream().mapToInt(String::length).max().orElse(0);
    BigDecimal most =
        rows.stream()
            .map(row -> number(row.path(measure)))
            .reduce(BigDecimal.ONE.movePointLeft(9), BigDecimal::max);
    for (int i = 0; i < rows.size(); i++) {
      BigDecimal value = number(rows.get(i).path(measure));
      String label = labels.get(i);
      out.println(
          (label + " ".repeat(widest - label.length() + 2) + bar(value, most) + " ")
              + rows.get(i).path(measure).asString(""));
    }
  }

  /** What tells the row apart; a midnight is a day. */
  private String label(JsonNode row) {
    return columns.subList(0, columns.size() - measures).stream()
        .map(column -> row.path(column).asString("").replaceFirst("T00:00:00\\.000$", ""))
        .collect(Collectors.joining("  "))
        .replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }

  private static String bar(BigDecimal value, BigDecimal most) {
    int eighths =
        value
            .max(BigDecimal.ZERO)
            .multiply(BigDecimal.valueOf(8L * BAR))
            .divide(most, 0, RoundingMode.HALF_UP)
            .intValue();
    return FULL.repeat(eighths / 8) + PARTS.get(eighths % 8);
  }

  private static BigDecimal number(JsonNode value) {
    try {
      return new BigDecimal(value.asString("0"));
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO;
    }
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
