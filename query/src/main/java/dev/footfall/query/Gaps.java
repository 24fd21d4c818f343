package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Resolved.Bucket;
import dev.footfall.query.Resolved.Sort;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills the gaps of an answer: a bucket of the range without rows gets 0 for each measure, in its
 * place and within the limit; where dimensions tell rows apart, each of their combinations that is
 * in the answer gets one. Not where a condition on a measure may have left a bucket out, nor where
 * the answer was cut off, so that nobody knows what is in the rest of it.
 *
 * @param resolved the query
 * @param bucket what is filled
 * @param range the range asked for
 */
record Gaps(Resolved resolved, Bucket bucket, TimeRange range) {
  /** More than are ever answered. */
  private static final int MOST_ROWS = 2 * QueryReader.MAX_LIMIT;

  /** What there is to fill in the answer to a query; null where there is nothing. */
  static @Nullable Gaps of(Resolved resolved, DateText dates) {
    if (resolved.buckets().size() != 1
        || resolved.measures().isEmpty()
        || resolved.query().ungrouped()
        || !resolved.results().isEmpty()) {
      return null;
    }
    Bucket bucket = resolved.buckets().getFirst();
    TimeRange range = AskedRange.of(resolved.rows(), bucket.dimension()::equals, dates);
    return range == null ? null : new Gaps(resolved, bucket, range);
  }

  /** How many rows to read, so that none is missing from the first so many of the answer. */
  int rowsNeeded(int wanted) {
    return timeFirst() && resolved.dimensions().isEmpty() ? wanted : QueryReader.MAX_LIMIT;
  }

  /** The rows with those of the empty buckets, of which the first so many are complete. */
  List<ObjectNode> fill(List<ObjectNode> rows, Answer answer, int wanted) {
    List<ObjectNode> combinations = combinations(rows);
    if (combinations.isEmpty() || cutOff(rows)) {
      return rows;
    }
    Set<List<JsonNode>> present = new HashSet<>();
    rows.forEach(row -> present.add(key(row, row.path(bucket.path()))));
    var filled = new ArrayList<>(rows);
    int buckets = timeFirst() ? wanted : QueryReader.MAX_LIMIT / combinations.size() + 1;
    LocalDateTime at = bucket.granularity().start(descending() ? range.to() : range.from());
    while (buckets-- > 0 && inside(at) && filled.size() <= MOST_ROWS) {
      String text = TimeRange.text(at);
      for (ObjectNode combination : combinations) {
        ObjectNode zero = answer.zero(bucket, text, combination);
        if (present.add(key(zero, zero.path(bucket.path())))) {
          filled.add(zero);
        }
      }
      at = bucket.granularity().plus(at, descending() ? -1 : 1);
    }
    filled.sort(sorted());
    return filled;
  }

  private boolean cutOff(List<ObjectNode> rows) {
    return !resolved.dimensions().isEmpty() && rows.size() >= QueryReader.MAX_LIMIT;
  }

  /** One row of each combination of dimensions; without dimensions an empty one. */
  private List<ObjectNode> combinations(List<ObjectNode> rows) {
    Map<List<JsonNode>, ObjectNode> first = new LinkedHashMap<>();
    if (resolved.dimensions().isEmpty()) {
      first.put(List.of(), JsonNodeFactory.instance.objectNode());
    } else {
      rows.forEach(row -> first.putIfAbsent(key(row), row));
    }
    return List.copyOf(first.values());
  }

  private List<JsonNode> key(ObjectNode row, JsonNode... more) {
    var key = new ArrayList<>(List.of(more));
    for (Dimension dimension : resolved.dimensions()) {
      key.add(row.path(dimension.path()));
    }
    return key;
  }

  private boolean timeFirst() {
    return resolved.order().isEmpty() || resolved.order().getFirst().alias().equals(bucket.alias());
  }

  private boolean descending() {
    return timeFirst() && !resolved.order().isEmpty() && resolved.order().getFirst().descending();
  }

  private boolean inside(LocalDateTime at) {
    return !at.isAfter(range.to()) && !at.isBefore(bucket.granularity().start(range.from()));
  }

  private Comparator<ObjectNode> sorted() {
    Comparator<ObjectNode> sorted = (_, _) -> 0;
    for (Sort sort : resolved.order()) {
      sorted = sorted.thenComparing(by(sort));
    }
    return sorted.thenComparing(row -> row.path(bucket.path()).asString(""));
  }

  /** As the engine sorts: what is missing comes last, whatever the direction. */
  private Comparator<ObjectNode> by(Sort sort) {
    Comparator<JsonNode> values =
        numeric(sort)
            ? Comparator.comparing(value -> new BigDecimal(value.asString()))
            : Comparator.comparing(JsonNode::asString);
    Comparator<JsonNode> directed = sort.descending() ? values.reversed() : values;
    return Comparator.comparing(
        row -> row.path(sort.path()), (a, b) -> missingLast(a, b, directed));
  }

  private static int missingLast(JsonNode a, JsonNode b, Comparator<JsonNode> values) {
    return !a.isNull() && !b.isNull()
        ? values.compare(a, b)
        : Boolean.compare(a.isNull(), b.isNull());
  }

  private boolean numeric(Sort sort) {
    return resolved.measures().stream()
            .anyMatch(
                measure ->
                    measure.path().equals(sort.path())
                        && measure.aggregate().kind() == Dimension.Kind.NUMBER)
        || resolved.dimensions().stream()
            .anyMatch(
                dimension ->
                    dimension.path().equals(sort.path())
                        && dimension.kind() == Dimension.Kind.NUMBER);
  }
}
