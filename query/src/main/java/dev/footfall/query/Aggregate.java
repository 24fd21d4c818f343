package dev.footfall.query;

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
