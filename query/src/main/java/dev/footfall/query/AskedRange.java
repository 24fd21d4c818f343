package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Resolved.Condition;
import dev.footfall.query.Resolved.During;
import dev.footfall.query.Resolved.Test;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The range of time that a query looks at: what lies in all ranges that it gives. */
final class AskedRange {
  private AskedRange() {}

  /** The range of these dimensions; null where conditions that must hold give none. */
  static @Nullable TimeRange of(
      List<Condition> conditions, Predicate<Dimension> dimensions, DateText dates) {
    TimeRange range = null;
    for (Condition condition : conditions) {
      TimeRange next = of(condition, dimensions, dates);
      if (next != null) {
        range = range == null ? next : range.and(next);
      }
    }
    return range;
  }

  private static @Nullable TimeRange of(
      Condition condition, Predicate<Dimension> dimensions, DateText dates) {
    return switch (condition) {
      case During during when dimensions.test(during.member()) -> during.range();
      case Test test
          when test.operator() == Operator.IN_DATE_RANGE
              && test.member() instanceof Dimension dimension
              && dimensions.test(dimension) ->
          Conditions.range(test, dates);
      default -> null;
    };
  }
}
