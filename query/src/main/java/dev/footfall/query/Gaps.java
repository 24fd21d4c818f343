package dev.footfall.query;

import dev.footfall.query.Resolved.Bucket;
import dev.footfall.query.Resolved.Condition;
import dev.footfall.query.Resolved.During;
import dev.footfall.query.Resolved.Sort;
import dev.footfall.query.Resolved.Test;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills the gaps of an answer: a bucket of the range without rows gets 0 for each measure, in its
 * place and within the limit. Only where time is all that tells rows apart, and where no condition
 * on a measure may have left a bucket out.
 *
 * @param bucket what is filled
 * @param range the range asked for
 * @param time whether the answer is sorted by time first
 * @param descending whether the last bucket comes first
 */
record Gaps(Bucket bucket, TimeRange range, boolean time, boolean descending) {

  /** What there is to fill in the answer to a query; null where there is nothing. */
  static @Nullable Gaps of(Resolved resolved, DateText dates) {
    if (resolved.buckets().size() != 1
        || resolved.measures().isEmpty()
        || !resolved.dimensions().isEmpty()
        || !resolved.results().isEmpty()) {
      return null;
    }
    Bucket bucket = resolved.buckets().getFirst();
    TimeRange range = range(resolved.rows(), bucket, dates);
    if (range == null) {
      return null;
    }
    Sort first = resolved.order().isEmpty() ? null : resolved.order().getFirst();
    boolean time = first == null || first.alias().equals(bucket.alias());
    return new Gaps(bucket, range, time, first != null && time && first.descending());
  }

  /** How many rows to read, so that none is missing from the first so many of the answer. */
  int rowsNeeded(int wanted) {
    return time ? wanted : QueryReader.MAX_LIMIT;
  }

  /** The rows with those of the empty buckets, of which the first so many are complete. */
  List<ObjectNode> fill(List<ObjectNode> rows, Answer answer, List<Sort> order, int wanted) {
    Set<String> present = new HashSet<>();
    rows.forEach(row -> present.add(row.path(bucket.path()).asString("")));
    var filled = new ArrayList<>(rows);
    int buckets = time ? wanted : QueryReader.MAX_LIMIT;
    LocalDateTime at = bucket.granularity().start(descending ? range.to() : range.from());
    while (buckets-- > 0 && inside(at)) {
      String text = TimeRange.text(at);
      if (present.add(text)) {
        filled.add(answer.zero(bucket, text));
      }
      at = bucket.granularity().plus(at, descending ? -1 : 1);
    }
    filled.sort(sorted(order));
    return filled;
  }

  private boolean inside(LocalDateTime at) {
    return !at.isAfter(range.to()) && !at.isBefore(bucket.granularity().start(range.from()));
  }

  private Comparator<ObjectNode> sorted(List<Sort> order) {
    Comparator<ObjectNode> sorted = (_, _) -> 0;
    for (Sort sort : order) {
      Comparator<ObjectNode> next = by(sort.path(), sort.alias().equals(bucket.alias()));
      sorted = sorted.thenComparing(sort.descending() ? next.reversed() : next);
    }
    return sorted.thenComparing(by(bucket.path(), true));
  }

  private static Comparator<ObjectNode> by(String path, boolean text) {
    return text
        ? Comparator.comparing(row -> row.path(path).asString(""))
        : Comparator.comparing(row -> number(row.path(path)));
  }

  private static BigDecimal number(JsonNode value) {
    return value.isString() ? new BigDecimal(value.stringValue()) : BigDecimal.ZERO;
  }

  private static @Nullable TimeRange range(
      List<Condition> conditions, Bucket bucket, DateText dates) {
    TimeRange range = null;
    for (Condition condition : conditions) {
      TimeRange next = range(condition, bucket, dates);
      if (next != null) {
        range = range == null ? next : range.and(next);
      }
    }
    return range;
  }

  private static @Nullable TimeRange range(Condition condition, Bucket bucket, DateText dates) {
    return switch (condition) {
      case During during when during.member().equals(bucket.dimension()) -> during.range();
      case Test test
          when test.operator() == Operator.IN_DATE_RANGE
              && test.member().equals(bucket.dimension()) ->
          Conditions.range(test, dates);
      default -> null;
    };
  }
}
