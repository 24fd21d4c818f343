package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Dimension.Kind;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Resolved.Bucket;
import dev.footfall.query.Resolved.Condition;
import dev.footfall.query.Resolved.During;
import dev.footfall.query.Resolved.Group;
import dev.footfall.query.Resolved.Test;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes one SELECT of a plan: what its rows come from, which of them count, and how they are put
 * together.
 *
 * <p>Times leave the engine as the clock of the query's zone shows them: the zone's offset is added
 * to UTC, and what follows reckons in UTC, where every day has 24 hours. So an hour that the clock
 * shows twice is one bucket, as the labels say, and a midnight that a zone skips still has its day.
 */
final class Stage {
  private final Model model;
  private final Tree tree;
  private final Resolved resolved;
  private final Placeholders values;
  private final DateText dates;
  private final Set<Condition> reached;
  private final Ground ground;
  private final From from;

  /**
   * A stage of a plan.
   *
   * @param reached conditions on the time that windows reach beyond: a cube's query may not leave
   *     out the rows that do not meet them
   */
  Stage(Model model, Plan plan, Placeholders values, DateText dates, Set<Condition> reached) {
    this.model = model;
    this.tree = plan.tree();
    this.resolved = plan.resolved();
    this.values = values;
    this.dates = dates;
    this.reached = reached;
    Ground.Filters asked = asked();
    this.ground = tree.ground().filtered(asked).apart(resolved.query().ungrouped());
    this.from = new From(model, asked);
  }

  Resolved resolved() {
    return resolved;
  }

  Placeholders values() {
    return values;
  }

  /** The whole question without order and limit. */
  String body() {
    var columns = keys();
    resolved
        .measures()
        .forEach(each -> columns.add(expression(each, ground) + " AS " + each.alias()));
    return select(columns) + from() + where(resolved.rows(), List.of()) + group() + having(ground);
  }

  /** What rows are told apart by. */
  private List<String> keys() {
    var columns = new ArrayList<String>();
    for (Dimension dimension : resolved.dimensions()) {
      refuseBare(dimension);
      columns.add(dimension(dimension) + " AS " + dimension.alias());
    }
    resolved.buckets().forEach(bucket -> columns.add(bucket(bucket) + " AS " + bucket.alias()));
    return columns;
  }

  private static void refuseBare(Dimension dimension) {
    if (dimension.metInside()) {
      throw QueryException.user(
          "'%s' is asked in filters and with a granularity; a row has no such time of its own"
              .formatted(dimension.path()));
    }
  }

  /** The start of the bucket that a row lies in. */
  String bucket(Bucket bucket) {
    return bucket.granularity().sql(clock(bucket.dimension()));
  }

  String dimension(Dimension dimension) {
    return dimension.kind() == Kind.TIME ? clock(dimension) : column(dimension);
  }

  /** A member over this stage's rows. */
  String column(Member member) {
    return model.expression(member, ground).sql();
  }

  /** A member, as a value of an answer, over what is worked out already. */
  String expression(Measure measure, Ground over) {
    String sql = model.expression(measure, over).sql();
    return measure.aggregate().kind() == Kind.TIME ? clock(sql) : sql;
  }

  /** The ground of this stage. */
  Ground ground() {
    return ground;
  }

  private String clock(Dimension dimension) {
    return clock(column(dimension));
  }

  private String clock(String moment) {
    String time = "toTimeZone(" + moment + ", 'UTC')";
    ZoneId zone = resolved.query().zone();
    if (zone.normalized().equals(ZoneOffset.UTC)) {
      return time;
    }
    if (DateLine.crossed(zone)) {
      return "(" + time + " + toIntervalSecond(" + DateLine.offset(zone, time) + "))";
    }
    String local = "toTimeZone(" + time + ", " + values.text(zone.getId()) + ")";
    return "(" + time + " + toIntervalSecond(timeZoneOffset(" + local + ")))";
  }

  String from() {
    return from.sql(tree);
  }

  /** The rows that count: those that meet the segments, these conditions, and more of them. */
  String where(Collection<Condition> rows, Collection<String> more) {
    var all = new ArrayList<String>();
    resolved.segments().forEach(segment -> all.add(column(segment)));
    rows.stream()
        .filter(condition -> !metInside(condition))
        .forEach(condition -> all.add(conditions(ground).sql(condition)));
    if (ground.apart()) {
      resolved.results().forEach(condition -> all.add(conditions(ground).sql(condition)));
    }
    all.addAll(more);
    return clause("WHERE", all);
  }

  String having(Ground over) {
    if (ground.apart()) {
      return "";
    }
    return clause("HAVING", resolved.results().stream().map(conditions(over)::sql).toList());
  }

  String group() {
    if (ground.apart()) {
      return "";
    }
    var columns = new ArrayList<String>();
    resolved.dimensions().forEach(dimension -> columns.add(dimension.alias()));
    resolved.buckets().forEach(bucket -> columns.add(bucket.alias()));
    return columns.isEmpty() ? "" : "\nGROUP BY " + String.join(", ", columns);
  }

  static String select(List<String> columns) {
    return "SELECT\n  " + String.join(",\n  ", columns);
  }

  private Conditions conditions(Ground over) {
    return new Conditions(model, over, values, resolved.query().zone(), dates);
  }

  private Ground.Filters asked() {
    return new Ground.Filters() {
      @Override
      public String sql(String path, String column) {
        return filter(path, column);
      }

      @Override
      public String bucket(String path, String column) {
        var buckets =
            resolved.buckets().stream()
                .filter(bucket -> bucket.dimension().path().equals(path))
                .toList();
        if (buckets.size() > 1) {
          throw QueryException.user(
              "'%s' is asked with one granularity at a time: what is counted depends on it"
                  .formatted(path));
        }
        return buckets.isEmpty() ? "" : buckets.getFirst().granularity().sql(clock(column));
      }

      @Override
      public boolean asked(String path) {
        return resolved.members().stream().anyMatch(member -> member.path().equals(path));
      }

      @Override
      public String within(String path, String column, long seconds) {
        var range =
            AskedRange.of(resolved.rows(), dimension -> dimension.path().equals(path), dates);
        ZoneId zone = resolved.query().zone();
        return range == null
            ? "1 = 1"
            : "%s BETWEEN %s AND %s + toIntervalSecond(%d)"
                .formatted(
                    column,
                    values.start(range.from(), zone),
                    values.end(range.to(), zone),
                    seconds);
      }
    };
  }

  /**
   * Whether the cube's own query sees to a condition, whose rows are no longer what it is about.
   *
   * @throws QueryException if it is one of several of which one is enough
   */
  private static boolean metInside(Condition condition) {
    if (condition instanceof Group group) {
      if (group.conditions().stream().anyMatch(Stage::metInside)) {
        throw QueryException.user(
            "a filter on a funnel's date stands by itself, not within 'and' or 'or'");
      }
      return false;
    }
    return switch (condition) {
      case Test test -> test.member() instanceof Dimension dimension && dimension.metInside();
      case During during -> during.member().metInside();
      case Group _ -> false;
    };
  }

  /** What the query asks of a member by conditions that all its rows must meet. */
  private String filter(String path, String column) {
    String asked =
        resolved.rows().stream()
            .filter(condition -> path.equals(Resolved.path(condition)))
            .filter(condition -> !reached.contains(condition))
            .map(condition -> "(" + conditions(Ground.BARE).sql(condition, column) + ")")
            .collect(Collectors.joining(" AND "));
    return asked.isEmpty() ? "1 = 1" : "(" + asked + ")";
  }

  private static String clause(String word, List<String> conditions) {
    return conditions.isEmpty()
        ? ""
        : conditions.stream()
            .map(condition -> "(" + condition + ")")
            .collect(Collectors.joining("\n  AND ", "\n" + word + " ", ""));
  }
}
