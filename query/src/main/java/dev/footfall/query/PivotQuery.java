package dev.footfall.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one query that clients arrange the rows of all results by: Cube's {@code pivotQuery}. */
final class PivotQuery {
  /** What rows are told apart by where several ranges are compared. */
  static final String COMPARED = "compareDateRange";

  /** The time that the rows of blended queries share. */
  static final String TIME = "time";

  private PivotQuery() {}

  /** The query that stands for all of a request. */
  static ObjectNode of(QuerySet set) {
    ObjectNode pivot =
        switch (set.type()) {
          case REGULAR -> QueryJson.of(set.queries().getFirst());
          case COMPARE_DATE_RANGE -> compared(set.queries().getFirst());
          case BLENDING -> blended(set);
        };
    return pivot.put("queryType", set.type().word());
  }

  private static ObjectNode compared(Query query) {
    ObjectNode json = QueryJson.of(query);
    var dimensions = json.putArray("dimensions").add(COMPARED);
    query.dimensions().forEach(dimensions::add);
    return json;
  }

  private static ObjectNode blended(QuerySet set) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    var measures = json.putArray("measures");
    all(set.queries(), Query::measures).forEach(measures::add);
    var dimensions = json.putArray("dimensions");
    all(set.queries(), Query::dimensions).forEach(dimensions::add);
    json.putArray("timeDimensions")
        .addObject()
        .put("dimension", TIME)
        .put("granularity", set.granularity());
    return json;
  }

  private static Set<String> all(List<Query> queries, Function<Query, List<String>> names) {
    var all = new LinkedHashSet<String>();
    queries.forEach(query -> all.addAll(names.apply(query)));
    return all;
  }
}
