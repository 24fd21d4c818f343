package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import dev.footfall.query.Query.Filter;
import dev.footfall.query.Query.Order;
import dev.footfall.query.Query.TimeDimension;
import dev.footfall.query.Resolved.Bucket;
import dev.footfall.query.Resolved.Condition;
import dev.footfall.query.Resolved.During;
import dev.footfall.query.Resolved.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up the names of a query in the model. */
final class Resolver {
  private final Model model;

  Resolver(Model model) {
    this.model = model;
  }

  /**
   * Looks up every name.
   *
   * @throws QueryException if one is not there, is hidden, or is of another kind
   */
  Resolved resolve(Query query) {
    var measures = query.measures().stream().map(path -> find(path, Measure.class)).toList();
    var dimensions = query.dimensions().stream().map(path -> find(path, Dimension.class)).toList();
    var segments = query.segments().stream().map(path -> find(path, Segment.class)).toList();
    var buckets = new ArrayList<Bucket>();
    var rows = new ArrayList<Condition>();
    var results = new ArrayList<Condition>();
    for (TimeDimension time : query.timeDimensions()) {
      time(time, buckets, rows);
    }
    for (Filter filter : query.filters()) {
      Condition condition = condition(filter);
      if (condition.onMeasures() != null) {
        (condition.onMeasures() ? results : rows).add(condition);
      }
    }
    return new Resolved(
        query,
        measures,
        dimensions,
        buckets,
        segments,
        rows,
        results,
        order(query.order(), measures, dimensions, buckets));
  }

  private void time(TimeDimension time, List<Bucket> buckets, List<Condition> rows) {
    Dimension dimension = find(time.dimension(), Dimension.class);
    if (dimension.kind() != Dimension.Kind.TIME) {
      throw QueryException.user("'" + dimension.path() + "' is not a time dimension");
    }
    if (time.range() != null) {
      rows.add(new During(dimension, time.range()));
    }
    if (!time.granularity().isEmpty()) {
      var bucket = new Bucket(dimension, granularity(time, dimension));
      if (!buckets.contains(bucket)) {
        buckets.add(bucket);
      }
    }
  }

  static Cut granularity(TimeDimension time, Dimension dimension) {
    return Granularity.named(time.granularity())
        .map(Cut.class::cast)
        .or(() -> Optional.ofNullable(dimension.granularities().get(time.granularity())))
        .orElseThrow(
            () ->
                new QueryException(
                    400,
                    "Granularity \""
                        + time.granularity()
                        + "\" does not exist in dimension "
                        + dimension.path()));
  }

  private Condition condition(Filter filter) {
    return switch (filter) {
      case Query.Test test -> test(test);
      case Query.Group group -> group(group);
    };
  }

  private Condition test(Query.Test test) {
    Member member = visible(test.member());
    if (member instanceof Segment) {
      throw unknown(test.member());
    }
    boolean moment = member instanceof Dimension d && d.kind() == Dimension.Kind.TIME;
    if (test.operator().temporal() && !moment) {
      throw QueryException.user(
          "Operator "
              + test.operator().word()
              + " needs a time dimension, not '"
              + member.path()
              + "'");
    }
    if (test.operator() == Operator.MEASURE_FILTER && !(member instanceof Measure)) {
      throw QueryException.user(
          "Operator measureFilter needs a measure, not '" + member.path() + "'");
    }
    return new Resolved.Test(member, test.operator(), test.values());
  }

  private Condition group(Query.Group group) {
    var conditions = new ArrayList<Condition>();
    for (Filter filter : group.filters()) {
      Condition condition = condition(filter);
      if (condition.onMeasures() != null) {
        conditions.add(condition);
      }
    }
    if (conditions.stream().map(Condition::onMeasures).distinct().count() > 1) {
      throw QueryException.user(
          "You cannot use dimension and measure in same condition: " + group.text());
    }
    return new Resolved.Group(group.all(), conditions);
  }

  <M extends Member> M find(String path, Class<M> kind) {
    Member member = visible(path);
    if (!kind.isInstance(member)) {
      throw unknown(path);
    }
    return kind.cast(member);
  }

  Member visible(String path) {
    int dot = path.indexOf('.');
    Cube cube = model.cube(path.substring(0, dot));
    if (cube == null) {
      throw QueryException.user(
          "Cube '" + path.substring(0, dot) + "' not found for path '" + path + "'");
    }
    Member member = cube.member(path.substring(dot + 1));
    if (member == null) {
      throw unknown(path);
    }
    if (!cube.isPublic() || !member.head().isPublic()) {
      throw new QueryException(
          400,
          "Error: You requested hidden member: '"
              + member.alias()
              + "'. Please make it visible using `public: true`. Please note primaryKey fields are"
              + " `public: false` by default:"
              + " https://cube.dev/docs/schema/reference/joins#setting-a-primary-key.");
    }
    return member;
  }

  private static QueryException unknown(String path) {
    return QueryException.user(
        "'" + path.substring(path.indexOf('.') + 1) + "' not found for path '" + path + "'");
  }

  /** Cube's rule: what the query does not have is dropped; without an order time comes first. */
  private static List<Sort> order(
      @Nullable List<Order> orders,
      List<Measure> measures,
      List<Dimension> dimensions,
      List<Bucket> buckets) {
    if (orders == null) {
      return order(measures, dimensions, buckets);
    }
    var columns = new LinkedHashMap<String, String>();
    measures.forEach(measure -> columns.put(measure.path(), measure.alias()));
    dimensions.forEach(dimension -> columns.put(dimension.path(), dimension.alias()));
    for (Bucket bucket : buckets) {
      columns.put(bucket.path(), bucket.alias());
      columns.putIfAbsent(bucket.dimension().path(), bucket.alias());
    }
    return orders.stream()
        .filter(order -> columns.containsKey(order.id()))
        .map(order -> sort(order, columns))
        .toList();
  }

  private static Sort sort(Order order, Map<String, String> columns) {
    return new Sort(order.id(), columns.getOrDefault(order.id(), ""), order.descending());
  }

  private static List<Sort> order(
      List<Measure> measures, List<Dimension> dimensions, List<Bucket> buckets) {
    if (!buckets.isEmpty()) {
      Bucket first = buckets.getFirst();
      return List.of(new Sort(first.path(), first.alias(), false));
    }
    if (dimensions.isEmpty()) {
      return List.of();
    }
    Member first = measures.isEmpty() ? dimensions.getFirst() : measures.getFirst();
    return List.of(new Sort(first.path(), first.alias(), first instanceof Measure));
  }
}
