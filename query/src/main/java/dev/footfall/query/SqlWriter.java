package dev.footfall.query;

import dev.footfall.query.Resolved.Condition;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes a plan as ClickHouse's SQL. Names come from the model only, values stand behind typed
 * placeholders.
 */
final class SqlWriter {
  private final Model model;
  private final Plan plan;
  private final Resolved resolved;
  private final Placeholders values = new Placeholders();
  private final LocalDateTime now;

  /**
   * For one statement.
   *
   * @param now what phrases in filters are relative to, on the clock of the query's zone
   */
  SqlWriter(Model model, Plan plan, LocalDateTime now) {
    this.model = model;
    this.plan = plan;
    this.resolved = plan.resolved();
    this.now = now;
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
    var dates = new DateText(now);
    Rolling rolling = Rolling.of(resolved, model, dates);
    Set<Condition> reached = rolling == null ? Set.of() : rolling.ranges();
    var stage = new Stage(model, plan, values, dates, reached);
    return rolling == null ? stage.body() : new RollingWriter(stage, rolling).body();
  }

  private String order() {
    var columns = new ArrayList<String>();
    resolved
        .order()
        .forEach(sort -> columns.add(sort.alias() + (sort.descending() ? " DESC" : " ASC")));
    columns.addAll(sequence());
    return columns.isEmpty() ? "" : "\nORDER BY " + String.join(", ", columns);
  }

  /** By what rows stay in their order that are equal in what they are sorted by. */
  private List<String> sequence() {
    Cube root = plan.tree().root();
    String column =
        root.meta() != null && MoreCubes.wrote(root.place())
            ? root.meta().path("sequence").asString("")
            : "";
    boolean grouped = !resolved.query().ungrouped();
    return column.isEmpty() || resolved.dimensions().isEmpty()
        ? List.of()
        : List.of(grouped ? "min(" + column + ")" : column);
  }
}
