package dev.footfall.query;

import dev.footfall.warehouse.SqlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cubes that can be asked, with every reference between them checked. Immutable. */
public final class Model {
  private static final List<String> BUILT_IN =
      List.of(
          "Identity.yaml",
          "TrackedEvents.yaml",
          "SessionSpans.yaml",
          "Sessions.yaml",
          "ReturningUsers.yaml",
          "Users.yaml");

  private final Map<String, Cube> cubes;

  private Model(Map<String, Cube> cubes) {
    this.cubes = cubes;
  }

  /** Footfall's own cubes. */
  public static Model builtIn() {
    return read(builtInFiles());
  }

  /**
   * Footfall's own cubes, and an operator's beside them: their SQL is read by the engine's parser
   * first, and every member is tried on the tables.
   *
   * @param files the texts of the operator's files by name
   * @param reader tells what is in the warehouse
   * @throws ModelException at the first mistake, with its file, line and column
   */
  public static Model with(Map<String, String> files, SqlReader reader) {
    var all = builtInFiles();
    for (var file : files.entrySet()) {
      all.put(file.getKey(), file.getValue());
    }
    return new OperatorCubes(read(all), reader)
        .looked(cube -> files.containsKey(cube.place().file()));
  }

  /**
   * The same without a look into the warehouse: the operator's SQL is taken at its word. Good for
   * looking names up, not for asking.
   *
   * @param files the texts of the operator's files by name
   * @throws ModelException at the first mistake, with its file, line and column
   */
  public static Model unlooked(Map<String, String> files) {
    var all = builtInFiles();
    all.putAll(files);
    return read(all);
  }

  private static Map<String, String> builtInFiles() {
    var files = new LinkedHashMap<String, String>();
    BUILT_IN.forEach(name -> files.put(name, resource("/model/" + name)));
    return files;
  }

  /**
   * A model from files in Cube's YAML.
   *
   * @param files their texts by name, in the order their cubes are shown
   * @throws ModelException at the first mistake, with its file, line and column
   */
  public static Model read(Map<String, String> files) {
    ModelFiles read = ModelFiles.of(files);
    var cubes = new LinkedHashMap<String, Cube>();
    read.cubes().forEach((name, yaml) -> cubes.put(name, CubeReader.cube(yaml)));
    var views = new LinkedHashMap<String, Cube>();
    read.views().forEach((name, yaml) -> views.put(name, ViewReader.view(yaml, cubes)));
    cubes.putAll(views);
    var model = new Model(cubes);
    model.check();
    return model;
  }

  /** The same, and others beside its cubes; of two with one name its own. */
  public Model and(MoreCubes more) {
    var all = new LinkedHashMap<String, Cube>(cubes);
    more.cubes().forEach(all::putIfAbsent);
    return new Model(all);
  }

  /** The names of its cubes. */
  public Set<String> names() {
    return cubes.keySet();
  }

  /** A model of these cubes. */
  static Model of(Map<String, Cube> cubes) {
    return new Model(cubes);
  }

  /** Whether a cube is Footfall's own, over tables that the pipeline fills. */
  static boolean ours(Cube cube) {
    return BUILT_IN.contains(cube.place().file());
  }

  /** The same, without what is not for a project's people: those cubes are hidden. */
  Model atProjectDoor() {
    var shown = new LinkedHashMap<String, Cube>();
    cubes.forEach((name, cube) -> shown.put(name, atProjectDoor(cube) ? cube : cube.hidden()));
    return new Model(shown);
  }

  /** All cubes, hidden ones too, in their order. */
  Collection<Cube> cubes() {
    return cubes.values();
  }

  /** The cube of this name; null where there is none. */
  @Nullable Cube cube(String name) {
    return cubes.get(name);
  }

  /** A cube that is known to be there. */
  Cube known(String name) {
    return Objects.requireNonNull(cubes.get(name), name);
  }

  /** What a view's member stands for; any other member is itself. */
  Member meant(Member member) {
    Member.Included included = member.head().included();
    return included == null
        ? member
        : Objects.requireNonNull(
            known(included.path().getLast()).member(included.name()), member.path());
  }

  /**
   * Whether a project's people may ask a cube: its rows are projects', or the operator wants it. Of
   * a view, whether they may ask all its members.
   */
  boolean atProjectDoor(Cube cube) {
    if (cube.meta() != null && cube.meta().path("project_door").asBoolean(false)) {
      return true;
    }
    return cube.isView()
        ? cube.members().stream()
            .allMatch(member -> atProjectDoor(known(meant(member).head().cube())))
        : cube.projectBound();
  }

  /** The SQL of a member, where no join has touched its rows. */
  Expression expression(Member member) {
    return expression(member, Ground.BARE);
  }

  /** The SQL of a member over rows that joins have put together. */
  Expression expression(Member member, Ground ground) {
    return new Compiler(this, ground).member(member);
  }

  /** The measure that a sub-query dimension is. */
  Expression subQuery(Member.Dimension dimension) {
    return subQuery(dimension, Ground.BARE);
  }

  /** The measure that a sub-query dimension is, over rows that joins have put together. */
  Expression subQuery(Member.Dimension dimension, Ground ground) {
    return new Compiler(this, ground).subQuery(dimension);
  }

  /** What a measure aggregates; empty where it counts rows. */
  Expression value(Member.Measure measure) {
    return new Compiler(this, Ground.BARE).value(measure);
  }

  /** The same model with another cube in the place of the one of its name. */
  Model with(Cube cube) {
    var others = new LinkedHashMap<String, Cube>(cubes);
    others.put(cube.name(), cube);
    return new Model(others);
  }

  /** The SQL of a member where rows are not grouped. */
  Expression ofRow(Member member) {
    return expression(member, Ground.BARE.apart(true));
  }

  /** The condition that a measure's rows meet; empty where it counts all rows. */
  String rows(Member.Measure measure) {
    return new Compiler(this, Ground.BARE).rows(measure);
  }

  /** What a cube's rows are selected from. */
  String source(Cube cube) {
    return source(cube, Ground.BARE);
  }

  /** What a cube's rows are selected from, with what the query asks of members. */
  String source(Cube cube, Ground ground) {
    return new Compiler(this, ground).source(cube);
  }

  /** The condition by which rows of one cube find theirs in another. */
  Expression join(Cube from, String to) {
    return new Compiler(this, Ground.BARE).join(from, to);
  }

  private void check() {
    cubes.values().forEach(cube -> cube.joins().keySet().forEach(to -> join(cube, to)));
    for (Cube cube : cubes.values()) {
      if (!cube.isView()) {
        source(cube);
      }
      cube.members().forEach(this::check);
      for (Cube.Hierarchy hierarchy : cube.hierarchies()) {
        hierarchy.levels().forEach(level -> level(cube, level));
      }
    }
  }

  private void check(Member member) {
    expression(member);
    if (member instanceof Member.Dimension dimension
        && dimension.subQuery()
        && dimension.head().included() == null) {
      try {
        new Planner(this).tree(List.of(member));
      } catch (QueryException e) {
        throw new ModelException(member.head().place(), String.valueOf(e.getMessage()));
      }
    }
  }

  private static void level(Cube cube, String level) {
    String name = level.substring(level.lastIndexOf('.') + 1);
    if (!cube.dimensions().containsKey(name)) {
      throw new ModelException(
          cube.place(),
          "'"
              + cube.name()
              + "' has no dimension '"
              + name
              + "' to go down by"
              + YamlMap.meant(name, cube.dimensions().keySet()));
    }
  }

  private static String resource(String name) {
    try (var in = Objects.requireNonNull(Model.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
