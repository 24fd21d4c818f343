package dev.footfall.query;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a measure makes a number of rows; without rows, counts are 0 and all else is null. */
enum Aggregate {
  COUNT("count", "count"),
  COUNT_DISTINCT("countDistinct", "uniqExact"),
  SUM("sum", "sum"),
  AVG("avg", "avgOrNull"),
  MIN("min", "minOrNull"),
  MAX("max", "maxOrNull"),
  /** Reckoned from other measures. */
  NUMBER("number", "");

  private final String cubeName;
  private final String function;

  Aggregate(String cubeName, String function) {
    this.cubeName = cubeName;
    this.function = function;
  }

  /** The name that Cube's meta gives it. */
  String cubeName() {
    return cubeName;
  }

  /**
   * What one row shows where rows are not grouped: 1 where it is counted, else its value; null
   * where it does not meet the condition.
   *
   * @param key the condition that there is a row; empty: there always is
   */
  String ofRow(String expression, String condition, String key) {
    boolean counts = this == COUNT || this == COUNT_DISTINCT;
    String present = expression.isEmpty() ? key : "(" + expression + ") IS NOT NULL";
    String value = counts ? "1" : expression;
    String all =
        Stream.of(condition, counts ? present : "")
            .filter(each -> !each.isEmpty())
            .map(each -> "(" + each + ")")
            .collect(Collectors.joining(" AND "));
    return all.isEmpty() ? value : "if(" + all + ", " + value + ", NULL)";
  }

  /** The aggregation of an expression (empty: of rows) where a condition (empty: none) holds. */
  String sql(String expression, String condition) {
    if (this == NUMBER) {
      return expression;
    }
    if (condition.isEmpty()) {
      return function + "(" + expression + ")";
    }
    return function + "If(" + (expression.isEmpty() ? "" : expression + ", ") + condition + ")";
  }
}
