package dev.footfall.query;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What a filter does. */
enum Operator {
  EQUALS("equals"),
  NOT_EQUALS("notEquals"),
  IN("in"),
  NOT_IN("notIn"),
  CONTAINS("contains"),
  NOT_CONTAINS("notContains"),
  STARTS_WITH("startsWith"),
  NOT_STARTS_WITH("notStartsWith"),
  ENDS_WITH("endsWith"),
  NOT_ENDS_WITH("notEndsWith"),
  GT("gt"),
  GTE("gte"),
  LT("lt"),
  LTE("lte"),
  SET("set"),
  NOT_SET("notSet"),
  IN_DATE_RANGE("inDateRange"),
  NOT_IN_DATE_RANGE("notInDateRange"),
  ON_THE_DATE("onTheDate"),
  BEFORE_DATE("beforeDate"),
  BEFORE_OR_ON_DATE("beforeOrOnDate"),
  AFTER_DATE("afterDate"),
  AFTER_OR_ON_DATE("afterOrOnDate"),
  MEASURE_FILTER("measureFilter");

  /** By their names in queries. */
  static final Map<String, Operator> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(each -> each.word, each -> each));

  private final String word;

  Operator(String word) {
    this.word = word;
  }

  /** Its name in queries. */
  String word() {
    return word;
  }

  /** Whether it compares with something. */
  boolean needsValues() {
    return this != SET && this != NOT_SET && this != MEASURE_FILTER;
  }

  /** Whether it is the opposite of another operator, and so holds where there is no value. */
  boolean negative() {
    return name().startsWith("NOT_");
  }

  /** Whether it is about moments. */
  boolean temporal() {
    return name().endsWith("_DATE") || name().endsWith("_RANGE");
  }
}
