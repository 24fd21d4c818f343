package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Fills in the references of a model's SQL. For one expression. */
final class Compiler {
  private final Model model;
  private final Ground ground;
  private final Set<String> cubes = new LinkedHashSet<>();
  private final Set<List<String>> paths = new LinkedHashSet<>();
  private final Set<Dimension> subQueries = new LinkedHashSet<>();
  private final Set<Measure> measures = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  Compiler(Model model, Ground ground) {
    this.model = model;
    this.ground = ground;
  }

  /**
   * A member's SQL.
   *
   * @throws ModelException if it names something that is not there, or itself
   * @throws QueryException if its rows cannot be told apart where a join has made copies of them
   */
  Expression member(Member member) {
    return expression(sql(member));
  }

  /** The measure that a sub-query dimension is. */
  Expression subQuery(Dimension dimension) {
    Cube cube = model.known(dimension.head().cube());
    enter(dimension.path(), dimension.head().place());
    return expression(fill(dimension.sql(), cube));
  }

  /** What a measure aggregates; empty where it counts rows. */
  Expression value(Measure measure) {
    Cube cube = model.known(measure.head().cube());
    cubes.add(cube.name());
    return expression(measure.sql() == null ? "" : fill(measure.sql(), cube));
  }

  /** The condition that a measure's rows meet; empty where it counts all rows. */
  String rows(Measure measure) {
    if (model.meant(measure) instanceof Measure meant && !meant.equals(measure)) {
      return rows(meant);
    }
    Cube cube = model.known(measure.head().cube());
    return measure.filters().stream()
        .map(filter -> "(" + fill(filter, cube) + ")")
        .collect(Collectors.joining(" AND "));
  }

  /** A cube's table, or its query in parentheses. */
  String source(Cube cube) {
    return cube.sql() == null ? cube.table() : "(\n" + query(cube, cube.place()) + "\n)";
  }

  /** The condition of a join. */
  Expression join(Cube from, String to) {
    Cube.Join join = Objects.requireNonNull(from.joins().get(to));
    if (model.cube(to) == null) {
      throw unknownCube(to, join.sql().place());
    }
    return expression(fill(join.sql(), from));
  }

  /** What tells a cube's rows apart; empty where nothing is known to. */
  String key(Cube cube) {
    List<Dimension> keys = cube.primaryKey();
    if (keys.size() == 1) {
      return sql(keys.getFirst());
    }
    return keys.isEmpty()
        ? ""
        : keys.stream().map(this::sql).collect(Collectors.joining(", ", "tuple(", ")"));
  }

  private Expression expression(String sql) {
    return new Expression(sql, cubes, paths, subQueries, measures);
  }

  private String sql(Member member) {
    Member.Included included = member.head().included();
    if (included != null) {
      paths.add(included.path());
      return sql(model.meant(member));
    }
    Cube cube = model.known(member.head().cube());
    cubes.add(cube.name());
    enter(member.path(), member.head().place());
    String sql =
        switch (member) {
          case Dimension dimension -> dimension(dimension, cube);
          case Segment segment -> fill(segment.sql(), cube);
          case Measure measure -> aggregate(measure, cube);
        };
    open.pop();
    return sql;
  }

  private String dimension(Dimension dimension, Cube cube) {
    if (dimension.subQuery()) {
      subQueries.add(dimension);
      return Tree.SubJoin.alias(dimension) + ".value";
    }
    return fill(dimension.sql(), cube);
  }

  private String aggregate(Measure measure, Cube cube) {
    if (measure.aggregate().reckoned()) {
      Template sql = Objects.requireNonNull(measure.sql());
      if (ground.multiplied().contains(cube.name()) && aggregatesRows(sql, cube)) {
        throw QueryException.user(
            "'%s' cannot be asked together with members of other cubes: its SQL aggregates the rows of '%s' itself, which are repeated there; say it with measures of the cube"
                .formatted(measure.path(), cube.name()));
      }
      if (ground.apart() && MoreCubes.wrote(sql.place()) && aggregatesRows(sql, cube)) {
        throw QueryException.user(
            "'%s' cannot be asked ungrouped: it is worked out of many rows"
                .formatted(measure.path()));
      }
      return fill(sql, cube);
    }
    measures.add(measure);
    String column = ground.columns().get(measure.path());
    return column == null ? overRows(measure, cube) : column;
  }

  /** Whether it is not made of measures alone. */
  private boolean aggregatesRows(Template sql, Cube cube) {
    boolean made = false;
    for (Template.Part part : sql.parts()) {
      if (!(part instanceof Template.Text)) {
        Member named =
            switch (part) {
              case Template.Name name -> cube.member(name.name());
              case Template.MemberOf of ->
                  cube(of.path().getLast(), cube, sql.place()).member(of.member());
              default -> null;
            };
        if (!(named instanceof Measure)) {
          return true;
        }
        made = true;
      }
    }
    return !made;
  }

  private String overRows(Measure measure, Cube cube) {
    String inner = measure.sql() == null ? "" : fill(measure.sql(), cube);
    String rows = rows(measure);
    if (ground.apart()) {
      return measure.aggregate().ofRow(inner, rows, present(cube));
    }
    boolean optional = ground.optional().contains(cube.name());
    boolean multiplied = ground.multiplied().contains(cube.name());
    if (!optional && !multiplied) {
      return measure.aggregate().sql(inner, rows);
    }
    String key = key(cube);
    if (key.isEmpty() && (multiplied || inner.isEmpty())) {
      throw QueryException.user(
          "'"
              + measure.path()
              + "' cannot be asked together with members of other cubes: '"
              + cube.name()
              + "' needs a dimension with primary_key: true, by which its rows are told apart");
    }
    String condition = Aggregate.both(present(cube), rows);
    return multiplied
        ? measure.aggregate().once(inner, condition, key)
        : measure.aggregate().sql(inner, condition);
  }

  /** The condition that there is a row at all; empty where nothing could tell. */
  private String present(Cube cube) {
    return cube.primaryKey().isEmpty()
        ? ""
        : "(" + sql(cube.primaryKey().getFirst()) + ") IS NOT NULL";
  }

  private String query(Cube cube, Place place) {
    if (cube.sql() == null) {
      return "SELECT * FROM " + cube.table();
    }
    enter(cube.name() + ".sql()", place);
    String sql = fill(cube.sql(), cube);
    open.pop();
    return sql;
  }

  private String fill(Template template, Cube self) {
    var sql = new StringBuilder();
    Place place = template.place();
    Deque<Boolean> meant = new ArrayDeque<>();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Asked of -> meant.push(asked(of, self, place));
        case Template.Otherwise _ -> meant.push(!meant.pop());
        case Template.End _ -> meant.pop();
        default -> {
          if (!meant.contains(false)) {
            sql.append(part(part, self, place));
          }
        }
      }
    }
    return sql.toString();
  }

  private String part(Template.Part part, Cube self, Place place) {
    return switch (part) {
      case Template.Text text -> text.sql();
      case Template.Name name -> name(name.name(), self, place);
      case Template.MemberOf of -> reference(of, self, place);
      case Template.SourceOf of -> query(cube(of.cube(), self, place), place);
      case Template.FilterOf of -> filter(of, self, place);
      case Template.BucketOf of -> bucket(of, self, place);
      case Template.Within of -> within(of, self, place);
      case Template.Asked _, Template.Otherwise _, Template.End _ -> "";
    };
  }

  private boolean asked(Template.Asked of, Cube self, Place place) {
    Cube cube = cube(of.cube(), self, place);
    return of.members().stream().anyMatch(member -> asked(member, cube, place));
  }

  private boolean asked(String name, Cube cube, Place place) {
    boolean byBuckets = name.endsWith(Template.Asked.BY_BUCKETS);
    String path =
        cube.member(byBuckets ? name.substring(0, name.length() - 1) : name, place).path();
    return byBuckets
        ? !ground.filters().bucket(path, "(NULL)").isEmpty()
        : ground.filters().asked(path);
  }

  private String within(Template.Within of, Cube self, Place place) {
    Member member = cube(of.cube(), self, place).member(of.member(), place);
    return ground.filters().within(member.path(), of.column(), of.seconds());
  }

  private String filter(Template.FilterOf of, Cube self, Place place) {
    Member member = cube(of.cube(), self, place).member(of.member(), place);
    return ground.filters().sql(member.path(), "(" + of.column() + ")");
  }

  private String bucket(Template.BucketOf of, Cube self, Place place) {
    Member member = cube(of.cube(), self, place).member(of.member(), place);
    return ground.filters().bucket(member.path(), "(" + of.column() + ")");
  }

  private String name(String name, Cube self, Place place) {
    boolean own = self.member(name) != null;
    if (!own && (name.equals("CUBE") || model.cube(name) != null)) {
      Cube cube = cube(name, self, place);
      cubes.add(cube.name());
      return cube.alias();
    }
    return "(" + sql(self.member(name, place)) + ")";
  }

  private String reference(Template.MemberOf of, Cube self, Place place) {
    Cube at = cube(of.path().getFirst(), self, place);
    if (of.path().size() > 1) {
      paths.add(of.path().stream().map(name -> cube(name, self, place).name()).toList());
      for (String next : of.path().subList(1, of.path().size())) {
        if (!at.joins().containsKey(next)) {
          throw new ModelException(
              place,
              "'"
                  + at.name()
                  + "' does not join '"
                  + next
                  + "'"
                  + YamlMap.meant(next, at.joins().keySet()));
        }
        at = cube(next, self, place);
      }
    }
    return "(" + sql(at.member(of.member(), place)) + ")";
  }

  private Cube cube(String name, Cube self, Place place) {
    Cube cube = name.equals("CUBE") ? self : model.cube(name);
    if (cube == null) {
      throw unknownCube(name, place);
    }
    return cube;
  }

  private ModelException unknownCube(String name, Place place) {
    var names = model.cubes().stream().map(Cube::name).collect(Collectors.toSet());
    return new ModelException(place, "unknown cube '" + name + "'" + YamlMap.meant(name, names));
  }

  private void enter(String what, Place place) {
    if (open.contains(what)) {
      throw new ModelException(place, "'" + what + "' refers to itself");
    }
    open.push(what);
  }
}
