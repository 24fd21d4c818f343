package dev.footfall.query;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a request means in the shape of Cube's {@code dry-run}. */
final class DryRun {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DryRun() {}

  /** What the queries mean, each in its place. */
  static ObjectNode of(QuerySet set, List<Prepared> asked) {
    ObjectNode json = JSON.objectNode().put("queryType", set.type().word());
    var queries = json.putArray("normalizedQueries");
    for (Prepared one : asked) {
      boolean stands = queries.isEmpty() && set.type() != QuerySet.Type.BLENDING;
      queries.add(stands ? PivotQuery.of(set) : QueryJson.of(one.query()));
    }
    var orders = json.putArray("queryOrder");
    asked.forEach(one -> orders.add(order(one.plan().resolved())));
    var transformed = json.putArray("transformedQueries");
    asked.forEach(one -> transformed.add(transformed(one.plan().resolved())));
    json.set("pivotQuery", PivotQuery.of(set));
    var rollups = json.putArray("rollups");
    asked.forEach(one -> rollups.add(one.source().told()));
    return json;
  }

  /** By member, as rows are sorted: the default order, too. */
  static ObjectNode order(Resolved resolved) {
    ObjectNode order = JSON.objectNode();
    resolved.order().forEach(sort -> order.put(sort.path(), sort.descending() ? "desc" : "asc"));
    return order;
  }

  /** What Cube's planner matches pre-aggregations by, as far as it means something here. */
  private static ObjectNode transformed(Resolved resolved) {
    ObjectNode json = JSON.objectNode();
    var dimensions = json.putArray("sortedDimensions");
    resolved.dimensions().stream().map(Member::path).sorted().forEach(dimensions::add);
    var sortedTimes = json.putArray("sortedTimeDimensions");
    var times = json.putArray("timeDimensions");
    for (Resolved.Bucket bucket : resolved.buckets()) {
      String word = bucket.granularity().word();
      sortedTimes.addArray().add(bucket.dimension().path()).add(word);
      times.addArray().add(bucket.dimension().path()).add(word);
    }
    var measures = json.putArray("measures");
    resolved.measures().forEach(measure -> measures.add(measure.path()));
    boolean ranges = resolved.query().timeDimensions().stream().allMatch(DryRun::cut);
    return json.put("hasNoTimeDimensionsWithoutGranularity", ranges);
  }

  private static boolean cut(Query.TimeDimension time) {
    return !time.granularity().isEmpty();
  }
}
