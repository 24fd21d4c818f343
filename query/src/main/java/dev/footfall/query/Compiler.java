package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Fills in the references of a model's SQL. For one expression. */
final class Compiler {
  private final Model model;
  private final Set<String> cubes = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final boolean ungrouped;

  Compiler(Model model) {
    this(model, false);
  }

  /** With measures as what one row adds to them, if ungrouped. */
  Compiler(Model model, boolean ungrouped) {
    this.model = model;
    this.ungrouped = ungrouped;
  }

  /**
   * A member's SQL.
   *
   * @throws ModelException if it names something that is not there, or itself
   */
  Expression member(Member member) {
    return new Expression(sql(member), cubes);
  }

  /** What a measure aggregates; empty where it counts rows. */
  Expression value(Measure measure) {
    Cube cube = model.known(measure.head().cube());
    cubes.add(cube.name());
    return new Expression(measure.sql() == null ? "" : fill(measure.sql(), cube), cubes);
  }

  /** The condition that a measure's rows meet; empty where it counts all rows. */
  String rows(Measure measure) {
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
  String join(Cube from, String to) {
    Template condition = Objects.requireNonNull(from.joins().get(to));
    if (model.cube(to) == null) {
      throw unknownCube(to, condition.place());
    }
    return fill(condition, from);
  }

  private String sql(Member member) {
    Cube cube = model.known(member.head().cube());
    cubes.add(cube.name());
    enter(member.path(), member.head().place());
    String sql =
        switch (member) {
          case Dimension dimension -> fill(dimension.sql(), cube);
          case Segment segment -> fill(segment.sql(), cube);
          case Measure measure -> aggregate(measure, cube);
        };
    open.pop();
    return sql;
  }

  private String aggregate(Measure measure, Cube cube) {
    String inner = measure.sql() == null ? "" : fill(measure.sql(), cube);
    return ungrouped
        ? measure.aggregate().ofRow(inner, rows(measure), key(cube))
        : measure.aggregate().sql(inner, rows(measure));
  }

  /**
   * The condition that there is a row at all, by its primary key; empty where the cube has none.
   */
  private String key(Cube cube) {
    return cube.dimensions().values().stream()
        .filter(Dimension::primaryKey)
        .map(dimension -> "(" + fill(dimension.sql(), cube) + ") IS NOT NULL")
        .collect(Collectors.joining(" AND "));
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
    for (Template.Part part : template.parts()) {
      sql.append(
          switch (part) {
            case Template.Text text -> text.sql();
            case Template.Name name -> name(name.name(), self, template.place());
            case Template.MemberOf of -> reference(of.cube(), of.member(), self, template.place());
            case Template.SourceOf of ->
                query(cube(of.cube(), self, template.place()), template.place());
          });
    }
    return sql.toString();
  }

  private String name(String name, Cube self, Place place) {
    boolean own = self.member(name) != null;
    if (!own && (name.equals("CUBE") || model.cube(name) != null)) {
      Cube cube = cube(name, self, place);
      cubes.add(cube.name());
      return cube.alias();
    }
    return reference("CUBE", name, self, place);
  }

  private String reference(String cubeName, String name, Cube self, Place place) {
    Cube cube = cube(cubeName, self, place);
    Member member = cube.member(name);
    if (member == null) {
      throw new ModelException(
          place,
          "'"
              + cube.name()
              + "' has no member '"
              + name
              + "'"
              + YamlMap.meant(name, cube.memberNames()));
    }
    return "(" + sql(member) + ")";
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
