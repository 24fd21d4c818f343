package dev.footfall.funnel;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that must be true of an event.
 *
 * @param value what it looks at
 * @param operator how it compares, as Cube's operator of the same name does
 * @param values what it compares with: a decimal where {@link Operator#ofNumbers}
 */
public record Filter(Value value, Operator operator, List<String> values) {
  /** How it compares. */
  public enum Operator {
    EQUALS,
    NOT_EQUALS,
    CONTAINS,
    NOT_CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    GT,
    GTE,
    LT,
    LTE,
    SET,
    NOT_SET;

    /** Whether it needs no values. */
    public boolean alone() {
      return this == SET || this == NOT_SET;
    }

    /** Whether its values are numbers. */
    public boolean ofNumbers() {
      return this == GT || this == GTE || this == LT || this == LTE;
    }
  }

  /** What a condition looks at. */
  public sealed interface Value {
    /** Its text, as SQL; null where an event has none. */
    String sql();
  }

  /** A member of {@code TrackedEvents}, one of {@link Breakdown#ALL}. */
  public record OfEvent(String member) implements Value {
    @Override
    public String sql() {
      return "toString(" + Breakdown.sql(member) + ")";
    }
  }

  /**
   * A property that the tracker sent with the event: in the event's {@code properties} (Segment,
   * Jitsu), its {@code props} (GitLab's SDK, footfall.js), else in its data.
   *
   * @param path its name, and behind dots those of properties within
   */
  public record Property(String path) implements Value {
    @Override
    public String sql() {
      String keys =
          List.of(path.split("\\.")).stream().map(Literal::of).collect(Collectors.joining(", "));
      String places =
          List.of("'data', 'properties', ", "'data', 'props', ", "'data', ").stream()
              .map(place -> "JSONExtractRaw(unstruct_event, " + place + keys + ")")
              .collect(Collectors.joining(", "));
      return ("arrayMap(raw -> multiIf(raw IN ('', 'null'), NULL, startsWith(raw, '\"'),"
              + " JSONExtractString(raw), raw), [arrayFirst(raw -> raw != '', [%s])])[1]")
          .formatted(places);
    }
  }

  /** Copies the list. */
  public Filter {
    values = List.copyOf(values);
  }

  /** The condition. */
  String sql() {
    String sql = value.sql();
    return switch (operator) {
      case SET -> "isNotNull(" + sql + ")";
      case NOT_SET -> "isNull(" + sql + ")";
      case EQUALS -> equal(sql);
      case NOT_EQUALS -> "NOT " + equal(sql);
      case CONTAINS -> any("positionCaseInsensitiveUTF8(text, part) > 0", sql);
      case NOT_CONTAINS -> "NOT " + any("positionCaseInsensitiveUTF8(text, part) > 0", sql);
      case STARTS_WITH -> any("startsWith(lowerUTF8(text), lowerUTF8(part))", sql);
      case ENDS_WITH -> any("endsWith(lowerUTF8(text), lowerUTF8(part))", sql);
      case GT -> compared(sql, ">");
      case GTE -> compared(sql, ">=");
      case LT -> compared(sql, "<");
      case LTE -> compared(sql, "<=");
    };
  }

  private String equal(String sql) {
    return "ifNull(" + sql + " IN (" + literals() + "), 0)";
  }

  /** The condition between {@code text} and one {@code part} at least. */
  private String any(String condition, String sql) {
    String some = "arrayExists(part -> ifNull(%s, 0), [%s])".formatted(condition, literals());
    return Text.let("text", sql, some);
  }

  private String compared(String sql, String sign) {
    String compares =
        "ifNull(isFinite(number) AND number %s %s, 0)"
            .formatted(sign, new BigDecimal(values.getFirst()).toPlainString());
    return Text.let("number", "toFloat64OrNull(" + sql + ")", compares);
  }

  private String literals() {
    return values.stream().map(Literal::of).collect(Collectors.joining(", "));
  }
}
