package dev.footfall.query;

import dev.footfall.query.Member.Dimension.Kind;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a measure makes a number of rows; without rows, counts are 0 and all else is null. */
enum Aggregate {
  COUNT("count", "count"),
  COUNT_DISTINCT("countDistinct", "uniqExact"),
  COUNT_DISTINCT_APPROX("countDistinctApprox", "uniq"),
  SUM("sum", "sum"),
  AVG("avg", "avgOrNull"),
  MIN("min", "minOrNull"),
  MAX("max", "maxOrNull"),
  /** Reckoned from other measures. */
  NUMBER("number", ""),
  /** A text reckoned from other measures. */
  STRING("string", ""),
  /** True or false, reckoned from other measures. */
  BOOLEAN("boolean", ""),
  /** A moment, reckoned from other measures. */
  TIME("time", "");

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

  /** Whether its SQL is of measures, and it has no rows of its own. */
  boolean reckoned() {
    return function.isEmpty();
  }

  /** Whether it is 0 where there are no rows. */
  boolean counts() {
    return this == COUNT || this == COUNT_DISTINCT || this == COUNT_DISTINCT_APPROX;
  }

  /** The type of its values. */
  Kind kind() {
    return switch (this) {
      case STRING -> Kind.STRING;
      case BOOLEAN -> Kind.BOOLEAN;
      case TIME -> Kind.TIME;
      default -> Kind.NUMBER;
    };
  }

  /**
   * What one row shows where rows are not grouped: 1 where it is counted, else its value; null
   * where it does not meet the condition.
   *
   * @param key the condition that there is a row; empty: there always is
   */
  String ofRow(String expression, String condition, String key) {
    String present = expression.isEmpty() ? key : "(" + expression + ") IS NOT NULL";
    String value = counts() ? "1" : expression;
    String all =
        Stream.of(condition, counts() ? present : "")
            .filter(each -> !each.isEmpty())
            .map(each -> "(" + each + ")")
            .collect(Collectors.joining(" AND "));
    return all.isEmpty() ? value : "if(" + all + ", " + value + ", NULL)";
  }

  /** The aggregation of an expression (empty: of rows) where a condition (empty: none) holds. */
  String sql(String expression, String condition) {
    if (reckoned()) {
      return expression;
    }
    return call(function, expression, condition);
  }

  /**
   * The same over rows that a join has made several of each: a row is known by its key and taken
   * once.
   *
   * @param key what tells the rows apart
   */
  String once(String expression, String condition, String key) {
    return switch (this) {
      case COUNT -> call("uniqExact", key, both(condition, present(expression)));
      case SUM -> {
        String rows = rows(expression, condition, key);
        yield "if(empty(" + rows + "), NULL, arraySum(row -> row.2, " + rows + "))";
      }
      case AVG -> {
        String rows = rows(expression, condition, key);
        yield "if(empty(" + rows + "), NULL, arrayAvg(row -> row.2, " + rows + "))";
      }
      default -> sql(expression, condition);
    };
  }

  private static String rows(String expression, String condition, String key) {
    String row = "(" + key + ", assumeNotNull(" + expression + "))";
    return call("groupUniqArray", row, both(condition, present(expression)));
  }

  private static String present(String expression) {
    return expression.isEmpty() ? "" : "(" + expression + ") IS NOT NULL";
  }

  /** Two conditions, of which any may be empty. */
  static String both(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + " AND " + other;
  }

  private static String call(String function, String expression, String condition) {
    if (condition.isEmpty()) {
      return function + "(" + expression + ")";
    }
    return function + "If(" + (expression.isEmpty() ? "" : expression + ", ") + condition + ")";
  }
}
