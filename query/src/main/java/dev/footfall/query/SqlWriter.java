package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Dimension.Kind;
import dev.footfall.query.Plan.Join;
import dev.footfall.query.Resolved.Bucket;
import dev.footfall.query.Resolved.Condition;
import dev.footfall.query.Resolved.Sort;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a plan as ClickHouse's SQL. Names come from the model only, values stand behind typed
 * placeholders.
 *
 * <p>Times leave the engine as the clock of the query's zone shows them: the zone's offset is added
 * to UTC, and what follows reckons in UTC, where every day has 24 hours. So an hour that the clock
 * shows twice is one bucket, as the labels say, and a midnight that a zone skips still has its day.
 */
final class SqlWriter {
  private final Model model;
  private final Plan plan;
  private final Resolved resolved;
  private final Placeholders values = new Placeholders();
  private final Conditions conditions;

  /**
   * For one statement.
   *
   * @param now what phrases in filters are relative to, on the clock of the query's zone
   */
  SqlWriter(Model model, Plan plan, LocalDateTime now) {
    this.model = model;
    this.plan = plan;
    this.resolved = plan.resolved();
    this.conditions = new Conditions(model, values, resolved.query(), new DateText(now));
  }

  /** The rows of the answer. */
  Statement rows(long limit, long offset) {
    String sql =
        body() + order() + "\nLIMIT " + values.count(limit) + " OFFSET " + values.count(offset);
    return new Statement(sql, values.values());
  }

  /** How many rows the answer has without limit and offset. */
  Statement total() {
    return new Statement("SELECT count() AS total FROM (\n" + body() + "\n)", values.values());
  }

  private String body() {
    return "SELECT\n  " + String.join(",\n  ", columns()) + from() + where() + group() + having();
  }

  private List<String> columns() {
    var columns = new ArrayList<String>();
    for (Dimension dimension : resolved.dimensions()) {
      columns.add(dimension(dimension) + " AS " + dimension.alias());
    }
    for (Bucket bucket : resolved.buckets()) {
      columns.add(bucket.granularity().sql(clock(bucket.dimension())) + " AS " + bucket.alias());
    }
    resolved.measures().forEach(each -> columns.add(expression(each) + " AS " + each.alias()));
    return columns;
  }

  private String dimension(Dimension dimension) {
    return dimension.kind() == Kind.TIME ? clock(dimension) : expression(dimension);
  }

  private String clock(Dimension dimension) {
    String time = "toTimeZone(" + expression(dimension) + ", 'UTC')";
    ZoneId zone = resolved.query().zone();
    if (zone.normalized().equals(ZoneOffset.UTC)) {
      return time;
    }
    String local = "toTimeZone(" + time + ", " + values.text(zone.getId()) + ")";
    return "(" + time + " + toIntervalSecond(timeZoneOffset(" + local + ")))";
  }

  private String from() {
    var from = new StringBuilder("\nFROM ").append(model.source(plan.root()));
    from.append(" AS ").append(plan.root().alias());
    for (Join join : plan.joins()) {
      from.append("\nLEFT JOIN ").append(model.source(join.to()));
      from.append(" AS ").append(join.to().alias());
      from.append("\n  ON ").append(model.join(join.from(), join.to().name()));
    }
    return from.toString();
  }

  private String where() {
    var all = new ArrayList<String>();
    resolved.segments().forEach(segment -> all.add(expression(segment)));
    resolved.rows().forEach(condition -> all.add(conditions.sql(condition)));
    if (resolved.query().ungrouped()) {
      resolved.results().forEach(condition -> all.add(conditions.sql(condition)));
    }
    return clause("WHERE", all);
  }

  private String having() {
    if (resolved.query().ungrouped()) {
      return "";
    }
    return clause("HAVING", resolved.results().stream().map(this::result).toList());
  }

  private String result(Condition condition) {
    return conditions.sql(condition);
  }

  private String group() {
    if (resolved.query().ungrouped()) {
      return "";
    }
    var columns = new ArrayList<String>();
    resolved.dimensions().forEach(dimension -> columns.add(dimension.alias()));
    resolved.buckets().forEach(bucket -> columns.add(bucket.alias()));
    return columns.isEmpty() ? "" : "\nGROUP BY " + String.join(", ", columns);
  }

  private String order() {
    if (resolved.order().isEmpty()) {
      return "";
    }
    return resolved.order().stream()
        .map((Sort sort) -> sort.alias() + (sort.descending() ? " DESC" : " ASC"))
        .collect(Collectors.joining(", ", "\nORDER BY ", ""));
  }

  private String expression(Member member) {
    return resolved.query().ungrouped()
        ? model.ofRow(member).sql()
        : model.expression(member).sql();
  }

  private static String clause(String word, List<String> conditions) {
    return conditions.isEmpty()
        ? ""
        : conditions.stream()
            .map(condition -> "(" + condition + ")")
            .collect(Collectors.joining("\n  AND ", "\n" + word + " ", ""));
  }
}
