package dev.footfall.query;

import dev.footfall.query.Member.Measure;
import dev.footfall.query.Resolved.Bucket;
import dev.footfall.query.Resolved.Condition;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a query with rolling measures: a SELECT for each window, in which a row counts in every
 * bucket whose window it lies in, put side by side by their keys. Every bucket of the range has a
 * row, as nothing else could tell a client what the windows of the missing ones show; with
 * dimensions, every bucket in which one of a dimension's rows is seen.
 */
final class RollingWriter {
  private final Stage stage;
  private final Rolling rolling;
  private final Resolved resolved;

  RollingWriter(Stage stage, Rolling rolling) {
    this.stage = stage;
    this.rolling = rolling;
    this.resolved = stage.resolved();
  }

  /** The whole question without order and limit. */
  String body() {
    var stages = new ArrayList<String>();
    rolling.windows().forEach((window, measures) -> stages.add(rows(window, measures)));
    if (rolling.bucket() != null && resolved.dimensions().isEmpty()) {
      stages.add(everyBucket(rolling.bucket()));
    }
    var worked = new HashMap<String, String>();
    for (Measure measure : rolling.measures()) {
      String any = "any(" + column(measure) + ")";
      worked.put(measure.path(), measure.aggregate().counts() ? "ifNull(" + any + ", 0)" : any);
    }
    Ground ground = stage.ground().with(Map.copyOf(worked));
    var columns = new ArrayList<String>();
    resolved.dimensions().forEach(each -> columns.add(each.alias()));
    resolved.buckets().forEach(each -> columns.add(each.alias()));
    resolved
        .measures()
        .forEach(each -> columns.add(stage.expression(each, ground) + " AS " + each.alias()));
    return Stage.select(columns)
        + "\nFROM (\n"
        + String.join("\nUNION ALL\n", stages)
        + "\n)"
        + stage.group()
        + stage.having(ground);
  }

  private String rows(@Nullable Window window, Collection<Measure> measures) {
    var columns = new ArrayList<String>();
    resolved
        .dimensions()
        .forEach(each -> columns.add(stage.dimension(each) + " AS " + each.alias()));
    var conditions = new ArrayList<Condition>(resolved.rows());
    var more = new ArrayList<String>();
    Bucket bucket = rolling.bucket();
    if (window == null) {
      if (bucket != null) {
        columns.add("toDateTime64(" + stage.bucket(bucket) + ", 3, 'UTC') AS " + bucket.alias());
      }
    } else {
      conditions.removeAll(rolling.ranges());
      var series = rolling.series(window);
      String seen = seen(series);
      more.add("notEmpty(" + seen + ")");
      if (bucket != null) {
        columns.add("tupleElement(arrayJoin(" + seen + "), 1) AS " + bucket.alias());
      }
    }
    rolling.measures().forEach(each -> columns.add(value(each, measures.contains(each))));
    return Stage.select(columns) + stage.from() + stage.where(conditions, more) + stage.group();
  }

  /** The buckets whose windows a row lies in. */
  private String seen(Map<LocalDateTime, TimeRange> series) {
    String time = stage.column(rolling.time());
    return "arrayFilter(window__ -> "
        + time
        + " >= window__.2 AND "
        + time
        + " <= window__.3, "
        + stage.values().windows(series, resolved.query().zone())
        + ")";
  }

  private String value(Measure measure, boolean here) {
    return (here ? stage.column(measure) : "NULL") + " AS " + column(measure);
  }

  private String everyBucket(Bucket bucket) {
    var series = rolling.series(new Window(null, null, false, null));
    var columns = new ArrayList<String>();
    columns.add(
        "tupleElement(arrayJoin("
            + stage.values().windows(series, resolved.query().zone())
            + "), 1) AS "
            + bucket.alias());
    rolling.measures().forEach(each -> columns.add(value(each, false)));
    return Stage.select(List.copyOf(columns));
  }

  private static String column(Measure measure) {
    return measure.alias() + "__of_rows";
  }
}
