package dev.footfall.server;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The numbers of one {@code /metrics} page. */
record Counts(Map<String, Double> lines) {
  /** Reads a page. */
  static Counts of(String page) {
    return new Counts(
        page.lines()
            .filter(line -> !line.startsWith("#"))
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.lastIndexOf(' ')),
                    line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))));
  }

  /** The value of a line by its name and labels, as it is written. */
  long of(String line, String label) {
    return Objects.requireNonNull(lines.get(line + label), line + label).longValue();
  }

  /** The value of a metric without labels. */
  long one(String name) {
    return of(name, "");
  }

  /** The values of a metric, whatever its labels, added up. */
  long sum(String name) {
    return lines.entrySet().stream()
        .filter(line -> line.getKey().startsWith(name + "{"))
        .mapToLong(line -> line.getValue().longValue())
        .sum();
  }
}
