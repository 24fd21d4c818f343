package dev.footfall.query;

import dev.footfall.query.Cube.Hierarchy;
import dev.footfall.query.Cube.Join;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads cubes in Cube's YAML. An unknown key is an error that names the nearest known one. */
final class CubeReader {
  /** What Cube needs and Footfall does not, such as when to look for new rows, is read over. */
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "sql",
          "sql_table",
          "sql_alias",
          "extends",
          "title",
          "description",
          "public",
          "shown",
          "meta",
          "joins",
          "measures",
          "dimensions",
          "segments",
          "hierarchies",
          "pre_aggregations",
          "refresh_key",
          "rewrite_queries");

  private static final Map<String, String> REFUSED =
      Map.of(
          "data_source", "is not read: all cubes lie in Footfall's own warehouse",
          "access_policy",
              "is not read: who may ask is decided by the project's members, and the project's"
                  + " filter is under every question",
          "calendar", "is not read: there are no calendar cubes here",
          "context_members", "is not read; write a view");
  private static final Set<String> JOIN_KEYS = Set.of("name", "sql", "relationship");
  private static final Set<String> HIERARCHY_KEYS = Set.of("name", "title", "levels", "public");

  private CubeReader() {}

  /**
   * A cube, with what it inherits.
   *
   * @throws ModelException if it is not what Cube calls a cube
   */
  static Cube cube(YamlMap yaml) {
    yaml.refuse(REFUSED).only(KEYS);
    String name = MemberReader.name(yaml);
    if (yaml.has("sql") == yaml.has("sql_table")) {
      throw new ModelException(
          yaml.place(), "cube '" + name + "' needs either sql or sql_table, and not both");
    }
    var members = new MemberReader(name);
    var cube =
        new Cube(
            name,
            yaml.text("title", Title.of(name)),
            yaml.text("description", ""),
            yaml.flag("public", yaml.flag("shown", true)),
            yaml.json("meta"),
            yaml.text("sql_table", ""),
            yaml.has("sql") ? yaml.sql("sql") : null,
            joins(yaml),
            named(yaml.maps("measures"), members::measure),
            named(yaml.maps("dimensions"), members::dimension),
            named(yaml.maps("segments"), members::segment),
            PreAggregationReader.read(name, yaml),
            hierarchies(yaml),
            true,
            yaml.place());
    distinct(cube);
    return cube;
  }

  /** Refuses a cube two of whose members have the same name. */
  static void distinct(Cube cube) {
    long names = cube.members().stream().map(member -> member.head().name()).distinct().count();
    if (names < cube.members().size()) {
      throw new ModelException(
          cube.place(), "two members of '" + cube.name() + "' have the same name");
    }
  }

  private static Map<String, Join> joins(YamlMap yaml) {
    var joins = new LinkedHashMap<String, Join>();
    for (YamlMap join : yaml.maps("joins")) {
      join.only(JOIN_KEYS);
      String to = join.text("name");
      Relationship relationship = join.choice("relationship", Relationship.NAMES);
      if (joins.put(to, new Join(to, join.sql("sql"), relationship)) != null) {
        throw new ModelException(join.place(), "the join of '" + to + "' stands here twice");
      }
    }
    return joins;
  }

  private static List<Hierarchy> hierarchies(YamlMap yaml) {
    return yaml.maps("hierarchies").stream()
        .map(each -> each.only(HIERARCHY_KEYS))
        .filter(each -> each.flag("public", true))
        .map(
            each ->
                new Hierarchy(
                    each.text("name"),
                    each.text("title", Title.of(each.text("name"))),
                    each.texts("levels")))
        .toList();
  }

  private static <M extends Member> Map<String, M> named(
      List<YamlMap> maps, Function<YamlMap, M> read) {
    var named = new LinkedHashMap<String, M>();
    for (YamlMap map : maps) {
      M member = read.apply(map);
      if (named.put(member.head().name(), member) != null) {
        throw new ModelException(map.place(), "'" + member.head().name() + "' stands here twice");
      }
    }
    return named;
  }
}
