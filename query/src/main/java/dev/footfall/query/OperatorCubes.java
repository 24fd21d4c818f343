package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import dev.footfall.warehouse.SqlReader;
import dev.footfall.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Looks through the cubes that an operator wrote before anybody asks them: their SQL stays inside
 * the wall, the engine finds every column, and whose rows they show is known.
 */
final class OperatorCubes {
  private static final Pattern MOMENT = Pattern.compile("(?:Nullable\\()?DateTime.*");
  private static final Pattern DATE =
      Pattern.compile("(?:LowCardinality\\()?(?:Nullable\\()?(?:Date|Date32|String)\\)*");

  private final Model model;
  private final SqlReader reader;
  private final Wall wall;
  private final Map<String, Boolean> bound = new HashMap<>();

  OperatorCubes(Model model, SqlReader reader) {
    this.model = model;
    this.reader = reader;
    this.wall = new Wall(reader);
  }

  /**
   * The same model, with what was found out about these cubes.
   *
   * @throws ModelException at the first cube that cannot be used
   */
  Model looked(Predicate<Cube> whose) {
    for (Cube cube : model.cubes()) {
      if (!cube.isView() && whose.test(cube)) {
        bound.put(cube.name(), readsProjects(cube));
      }
    }
    var cubes = new LinkedHashMap<String, Cube>();
    for (Cube cube : model.cubes()) {
      boolean look = whose.test(cube) && !cube.isView();
      cubes.put(cube.name(), look ? looked(cube) : cube);
    }
    return Model.of(cubes);
  }

  private Cube looked(Cube cube) {
    var dimensions = new LinkedHashMap<>(cube.dimensions());
    for (Member member : cube.members()) {
      String type = type(member);
      if (member instanceof Dimension time && time.kind() == Dimension.Kind.TIME) {
        dimensions.put(time.head().name(), moment(time, type));
      }
    }
    return cube.with(bound(cube.name()), dimensions);
  }

  private boolean readsProjects(Cube cube) {
    boolean reads =
        cube.sql() == null ? wall.table(cube.table(), cube.place()) : wall.query(cube.sql());
    for (Template template : templates(cube)) {
      reads |= wall.expression(template);
    }
    return reads;
  }

  private static List<Template> templates(Cube cube) {
    var templates = new ArrayList<Template>();
    cube.joins().values().forEach(join -> templates.add(join.sql()));
    for (Member member : cube.members()) {
      switch (member) {
        case Dimension dimension -> templates.add(dimension.sql());
        case Segment segment -> templates.add(segment.sql());
        case Measure measure -> {
          templates.addAll(measure.filters());
          if (measure.sql() != null) {
            templates.add(measure.sql());
          }
        }
      }
    }
    return templates;
  }

  /** Whether a cube shows rows of projects, or is made of one that does. */
  private boolean bound(String name) {
    Cube cube = model.known(name);
    if (bound.getOrDefault(name, cube.projectBound())) {
      return true;
    }
    return cube.sql() != null
        && cube.sql().parts().stream()
            .anyMatch(part -> part instanceof Template.SourceOf(String of) && bound(of));
  }

  /** What the engine makes of a member. */
  private String type(Member member) {
    Tree tree;
    try {
      tree = new Planner(model).tree(List.of(member));
      Ground ground = tree.ground();
      String select = "SELECT " + model.expression(member, ground).sql() + " AS value";
      return reader
          .types(select + new From(model, ground.filters()).sql(tree), Map.of())
          .getFirst();
    } catch (WarehouseException | QueryException e) {
      throw new ModelException(
          member.head().place(),
          "'" + member.path() + "' cannot be asked: " + Objects.toString(e.getMessage()));
    }
  }

  /** A time dimension over days or texts means their first moment, in UTC. */
  private static Dimension moment(Dimension time, String type) {
    if (MOMENT.matcher(type).matches()) {
      return time;
    }
    if (!DATE.matcher(type).matches()) {
      throw new ModelException(
          time.head().place(),
          "'" + time.path() + "' is of type time, and the engine calls it " + type);
    }
    return new Dimension(
        time.head(),
        Template.of(time.sql().place(), "toDateTime64(", time.sql(), ", 3, 'UTC')"),
        time.kind(),
        time.primaryKey(),
        time.subQuery(),
        time.granularities());
  }
}
