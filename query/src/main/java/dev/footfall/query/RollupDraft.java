package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import dev.footfall.warehouse.Rollup;
import dev.footfall.warehouse.Rollup.Column;
import dev.footfall.warehouse.Rollup.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a rollup's table holds, and what each member is over it.
 *
 * <p>Dimensions, segments and the values of exact distinct counts are columns of its key, worked
 * out row by row when events are stored. Counts, sums, smallest and largest values are added up. A
 * distinct count that reaches into another cube, such as people, keeps the columns it starts from,
 * and is joined when asked: what the other cube says may change afterwards.
 */
final class RollupDraft {
  /** The table whose rows are only ever added, batch by batch, or deleted by whole days. */
  private static final String SOURCE = "events";

  private static final String TIME = "derived_tstamp";

  private final Model model;
  private final Cube cube;
  private final PreAggregation wanted;
  private final BucketGrid grid;
  private final OwnRows own;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, Cube.Join> joins = new LinkedHashMap<>();
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
  private final Map<String, Segment> segments = new LinkedHashMap<>();

  private RollupDraft(Model model, Cube cube, PreAggregation wanted) {
    this.model = model;
    this.cube = cube;
    this.wanted = wanted;
    this.grid = new BucketGrid(length(wanted));
    this.own = new OwnRows(model, cube);
  }

  /**
   * A rollup of a cube.
   *
   * @throws ModelException if it names members that are not there
   * @throws UnfitException if it cannot be kept
   */
  static RolledUp of(Model model, Cube cube, PreAggregation wanted) {
    return new RollupDraft(model, cube, wanted).rolledUp();
  }

  private RolledUp rolledUp() {
    if (!wanted.type().equals(PreAggregation.ROLLUP)) {
      throw new UnfitException(
          "is of type " + wanted.type() + "; rollups alone are kept, and they are always fresh");
    }
    if (!cube.table().equals(SOURCE)) {
      throw new UnfitException(
          "is not over the table events: what changes rows there is not known here");
    }
    String bucket = bucket();
    members(wanted.dimensions(), Dimension.class).forEach(this::dimension);
    members(wanted.segments(), Segment.class).forEach(this::segment);
    members(wanted.measures(), Measure.class).forEach(this::measure);
    cube.measures().values().forEach(this::reckoned);
    var kept = List.copyOf(columns.values());
    var table = new Rollup(cube.name(), wanted.name(), SOURCE, cube.alias(), bucket, kept);
    var over = cube.over(table.table(), joins, measures, dimensions, segments);
    return new RolledUp(wanted, table, model.with(over), grid);
  }

  /** A day at most: rows are deleted by whole days. Longer buckets are put together of days. */
  private static Duration length(PreAggregation wanted) {
    if (wanted.granularity().isEmpty()) {
      return Duration.ofDays(1);
    }
    Granularity granularity =
        Granularity.named(wanted.granularity())
            .orElseThrow(
                () ->
                    new UnfitException(
                        "has buckets of a granularity of its own, " + wanted.granularity()));
    return switch (granularity) {
      case SECOND -> Duration.ofSeconds(1);
      case MINUTE -> Duration.ofMinutes(1);
      case HOUR -> Duration.ofHours(1);
      case DAY, WEEK, MONTH, QUARTER, YEAR -> Duration.ofDays(1);
    };
  }

  /** The bucket's start; where the rollup's time is not the table's own, it is a day of that. */
  private String bucket() {
    String stored = cube.alias() + "." + TIME;
    if (wanted.timeDimension().isEmpty()) {
      return start(stored, Duration.ofDays(1));
    }
    Dimension time = member(wanted.timeDimension(), wanted.place(), Dimension.class);
    if (time.kind() != Dimension.Kind.TIME) {
      throw new ModelException(wanted.place(), "'" + time.path() + "' is not a time dimension");
    }
    String sql = own.sql(time);
    if (sql.equals(stored)) {
      dimensions.put(time.head().name(), time.over(column(Rollup.BUCKET, time.head().place())));
      return start(stored, grid.length());
    }
    key(time, start(sql, grid.length()));
    return start(stored, Duration.ofDays(1));
  }

  private static String start(String time, Duration length) {
    String unit =
        length.equals(Duration.ofDays(1))
            ? "day"
            : length.equals(Duration.ofHours(1))
                ? "hour"
                : length.equals(Duration.ofMinutes(1)) ? "minute" : "second";
    return "toDateTime64(dateTrunc('" + unit + "', toTimeZone(" + time + ", 'UTC')), 3, 'UTC')";
  }

  private void dimension(Dimension dimension) {
    if (dimension.head().name().equals(wanted.timeDimension())) {
      throw new UnfitException("has " + dimension.path() + " as its time and among its dimensions");
    }
    key(dimension, own.sql(dimension));
  }

  private void key(Dimension dimension, String sql) {
    add(new Column(dimension.alias(), sql, Use.KEY));
    dimensions.put(
        dimension.head().name(),
        dimension.over(column(dimension.alias(), dimension.head().place())));
  }

  private void segment(Segment segment) {
    add(new Column(segment.alias(), own.sql(segment), Use.KEY));
    segments.put(
        segment.head().name(),
        new Segment(segment.head(), column(segment.alias(), segment.head().place())));
  }

  private void measure(Measure measure) {
    if (measures.containsKey(measure.head().name())) {
      return;
    }
    if (measure.window() != null) {
      throw new UnfitException(
          "has " + measure.path() + ", which looks at the time of other buckets");
    }
    switch (measure.aggregate()) {
      case COUNT, SUM -> added(measure, Use.SUM, Aggregate.SUM);
      case MIN -> added(measure, Use.LEAST, Aggregate.MIN);
      case MAX -> added(measure, Use.GREATEST, Aggregate.MAX);
      case COUNT_DISTINCT -> distinct(measure);
      case AVG ->
          throw new UnfitException(
              "has the average "
                  + measure.path()
                  + ": averages do not add up; have a sum and a count, and a number over both");
      case COUNT_DISTINCT_APPROX -> sketch(measure);
      case NUMBER, STRING, BOOLEAN, TIME -> number(measure);
    }
  }

  private void added(Measure measure, Use use, Aggregate again) {
    put(measure, use, own.sql(measure), again);
  }

  private void put(Measure measure, Use use, String sql, Aggregate again) {
    add(new Column(measure.alias(), sql, use));
    measures.put(
        measure.head().name(),
        measure.over(again, column(measure.alias(), measure.head().place())));
  }

  /** States of the approximate count merge to that of all values, whatever was counted where. */
  private void sketch(Measure measure) {
    Expression value = model.value(measure);
    if (!own.suffices(measure, value)) {
      throw new UnfitException(
          "has " + measure.path() + ", which reaches into other cubes and may change later");
    }
    String condition = model.rows(measure);
    add(
        new Column(
            measure.alias(),
            condition.isEmpty()
                ? "uniqState(" + value.sql() + ")"
                : "uniqStateIf(" + value.sql() + ", " + condition + ")",
            Use.STATE));
    var merged =
        Template.of(
            measure.head().place(),
            "uniqMerge(",
            column(measure.alias(), measure.head().place()),
            ")");
    measures.put(measure.head().name(), measure.over(Aggregate.NUMBER, merged));
  }

  private void distinct(Measure measure) {
    Expression value = model.value(measure);
    String condition = model.rows(measure);
    if (own.suffices(measure, value)) {
      String sql =
          condition.isEmpty() ? value.sql() : "if(" + condition + ", " + value.sql() + ", NULL)";
      put(measure, Use.KEY, sql, Aggregate.COUNT_DISTINCT);
      return;
    }
    if (!measure.filters().isEmpty() || measure.sql() == null) {
      throw new UnfitException(
          "has " + measure.path() + ", which is filtered and reaches into other cubes");
    }
    reach(measure.sql(), measure.path());
    measures.put(measure.head().name(), measure);
  }

  /** Keeps the columns that SQL starts from which reaches into other cubes. */
  private void reach(Template sql, String path) {
    if (!Words.plain(sql)) {
      throw new UnfitException("has " + path + ", whose SQL cannot be followed to its columns");
    }
    List<Template.Part> parts = sql.parts();
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case Template.Text _ -> {}
        case Template.Name name ->
            name(name.name(), i + 1 < parts.size() ? parts.get(i + 1) : null, path);
        case Template.MemberOf of -> memberOf(of.path(), of.member(), path);
        default ->
            throw new UnfitException("has " + path + ", which is more than columns and members");
      }
    }
  }

  private void name(String name, Template.@Nullable Part next, String path) {
    if (cube.member(name) != null) {
      memberOf(List.of(cube.name()), name, path);
      return;
    }
    boolean ours = name.equals("CUBE") || name.equals(cube.name());
    if (ours) {
      String column = next instanceof Template.Text text ? Words.column(text.sql()) : "";
      if (column.isEmpty()) {
        throw new UnfitException("has " + path + ", which takes whole rows");
      }
      if (!column.equals("project_id")) {
        add(new Column(column, cube.alias() + "." + column, Use.KEY));
      }
    } else {
      join(name, path);
    }
  }

  private void memberOf(List<String> owners, String name, String path) {
    if (!own.isOurs(owners)) {
      join(owners.getLast(), path);
      return;
    }
    if (name.equals(wanted.timeDimension())) {
      throw new UnfitException("has " + path + ", which needs more of its time than the bucket");
    }
    Dimension dimension = cube.dimensions().get(name);
    if (dimension == null) {
      throw new UnfitException("has " + path + ", which is made of '" + name + "'");
    }
    if (!dimensions.containsKey(name)) {
      reach(dimension.sql(), path);
      dimensions.put(name, dimension);
    }
  }

  private void join(String other, String path) {
    Cube.Join join = cube.joins().get(other);
    if (join == null) {
      throw new UnfitException("has " + path + ", which reaches further than one join");
    }
    if (join.relationship() == Relationship.ONE_TO_MANY) {
      throw new UnfitException("has " + path + ", which meets several rows of " + other);
    }
    if (joins.put(other, join) == null) {
      reach(join.sql(), path);
    }
  }

  /** A number is reckoned from what is added up. */
  private void number(Measure measure) {
    if (measure.sql() == null || !Words.plain(measure.sql())) {
      throw new UnfitException(
          "has " + measure.path() + ", whose SQL is more than a reckoning with measures");
    }
    for (Template.Part part : measure.sql().parts()) {
      switch (part) {
        case Template.Text _ -> {}
        case Template.Name name -> leaf(name.name(), measure);
        case Template.MemberOf of when own.isOurs(of.path()) -> leaf(of.member(), measure);
        default ->
            throw new UnfitException("has " + measure.path() + ", which is made of other cubes");
      }
    }
    measures.put(measure.head().name(), measure);
  }

  private void leaf(String name, Measure measure) {
    Measure leaf = cube.measures().get(name);
    if (leaf == null) {
      throw new UnfitException("has " + measure.path() + ", which is made of '" + name + "'");
    }
    measure(leaf);
  }

  /** Numbers that nobody listed and that it can tell all the same. */
  private void reckoned(Measure measure) {
    if (measure.aggregate().reckoned() && measure.sql() != null) {
      var leaves = new ArrayList<String>();
      for (Template.Part part : measure.sql().parts()) {
        if (part instanceof Template.Name name) {
          leaves.add(name.name());
        } else if (!(part instanceof Template.Text)) {
          return;
        }
      }
      if (measures.keySet().containsAll(leaves) && Words.plain(measure.sql())) {
        measures.putIfAbsent(measure.head().name(), measure);
      }
    }
  }

  private void add(Column column) {
    columns.putIfAbsent(column.name(), column);
  }

  private static Template column(String name, Place place) {
    return new Template(List.of(new Template.Name("CUBE"), new Template.Text("." + name)), place);
  }

  private <M extends Member> List<M> members(PreAggregation.Names names, Class<M> kind) {
    return names.names().stream().map(name -> member(name, names.place(), kind)).toList();
  }

  private <M extends Member> M member(String name, Place place, Class<M> kind) {
    int dot = name.indexOf('.');
    if (dot > 0 && model.cube(name.substring(0, dot)) != null) {
      throw new UnfitException("has " + name + " of another cube");
    }
    Map<String, ? extends Member> known =
        kind == Dimension.class
            ? cube.dimensions()
            : kind == Measure.class ? cube.measures() : cube.segments();
    Member member = known.get(name);
    if (member == null) {
      throw new ModelException(
          place,
          "'"
              + cube.name()
              + "' has no "
              + kind.getSimpleName().toLowerCase(Locale.ROOT)
              + " '"
              + name
              + "'"
              + YamlMap.meant(name, known.keySet()));
    }
    return kind.cast(member);
  }
}
