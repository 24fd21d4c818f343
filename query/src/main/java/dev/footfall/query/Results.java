package dev.footfall.query;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what was found in the shape of Cube's {@code load}. */
final class Results {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Model model;
  private final QuerySet set;

  Results(Model model, QuerySet set) {
    this.model = model;
    this.set = set;
  }

  /** For clients that ask for {@code queryType=multi}: all results, and how to arrange them. */
  ObjectNode multi(List<Prepared> asked, List<Found> found) {
    ObjectNode answer = JSON.objectNode().put("queryType", set.type().word());
    var results = answer.putArray("results");
    for (int i = 0; i < asked.size(); i++) {
      results.add(one(asked.get(i), found.get(i)));
    }
    answer.set("pivotQuery", PivotQuery.of(set));
    return answer.put("slowQuery", false);
  }

  /** One bare result. */
  ObjectNode one(Prepared asked, Found found) {
    Resolved resolved = asked.plan().resolved();
    ObjectNode result = JSON.objectNode();
    result.set("query", QueryJson.of(resolved.query()));
    result.put(
        "lastRefreshTime",
        TimeRange.text(LocalDateTime.ofInstant(found.at(), ZoneOffset.UTC)) + "Z");
    result.set("usedPreAggregations", asked.source().used(found.at()));
    result.set("annotation", new Annotation(model).of(resolved));
    result.put("dataSource", "default").put("dbType", "clickhouse");
    result.put("external", false).put("slowQuery", false);
    if (resolved.query().total()) {
      result.put("total", found.total());
    }
    var members = new ArrayList<>(new Answer(resolved).members());
    List<ObjectNode> rows = asked.rows(found);
    switch (set.type()) {
      case REGULAR -> {}
      case COMPARE_DATE_RANGE -> compared(resolved.query(), members, rows);
      case BLENDING -> blended(resolved, members, rows);
    }
    result.set("data", Data.of(resolved.query().format(), members, rows));
    return result;
  }

  /** Each row says which of the ranges it is of. */
  private static void compared(Query query, List<String> members, List<ObjectNode> rows) {
    String range =
        query.timeDimensions().stream()
            .filter(time -> time.comparing())
            .map(time -> String.valueOf(time.range()))
            .findFirst()
            .orElse("");
    members.add(PivotQuery.COMPARED);
    rows.forEach(row -> row.put(PivotQuery.COMPARED, range));
  }

  /** Each row has its time under the name that the rows of all queries share. */
  private void blended(Resolved resolved, List<String> members, List<ObjectNode> rows) {
    String shared = PivotQuery.TIME + "." + set.granularity();
    members.add(shared);
    resolved.buckets().stream()
        .map(Resolved.Bucket::path)
        .findFirst()
        .ifPresent(path -> rows.forEach(row -> row.set(shared, row.path(path))));
  }
}
