package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Head;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads cubes in Cube's YAML. An unknown key is an error that names the nearest known one. */
final class CubeReader {
  private static final Pattern NAME = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");
  private static final Set<String> CUBE_KEYS =
      Set.of(
          "name",
          "sql",
          "sql_table",
          "title",
          "description",
          "public",
          "meta",
          "joins",
          "measures",
          "dimensions",
          "segments",
          "pre_aggregations");
  private static final Set<String> JOIN_KEYS = Set.of("name", "sql", "relationship");
  private static final Set<String> MEASURE_KEYS =
      Set.of(
          "name",
          "type",
          "sql",
          "filters",
          "drill_members",
          "title",
          "description",
          "public",
          "meta");
  private static final Set<String> DIMENSION_KEYS =
      Set.of("name", "type", "sql", "primary_key", "title", "description", "public", "meta");
  private static final Set<String> SEGMENT_KEYS =
      Set.of("name", "sql", "title", "description", "public", "meta");
  private static final Map<String, Aggregate> AGGREGATES = byName(Aggregate.values());
  private static final Map<String, Dimension.Kind> KINDS = byName(Dimension.Kind.values());

  private CubeReader() {}

  /**
   * The cubes of a file.
   *
   * @throws ModelException if the file is not Cube's YAML
   */
  static List<Cube> read(String file, String text) {
    return YamlMap.read(file, text).only(Set.of("cubes")).maps("cubes").stream()
        .map(CubeReader::cube)
        .toList();
  }

  private static Cube cube(YamlMap yaml) {
    yaml.only(CUBE_KEYS);
    String name = name(yaml);
    if (yaml.has("sql") == yaml.has("sql_table")) {
      throw new ModelException(
          yaml.place(), "cube '" + name + "' needs either sql or sql_table, and not both");
    }
    var cube =
        new Cube(
            name,
            yaml.text("title", Title.of(name)),
            yaml.text("description", ""),
            yaml.flag("public", true),
            yaml.json("meta"),
            yaml.text("sql_table", ""),
            yaml.has("sql") ? yaml.sql("sql") : null,
            joins(yaml),
            named(yaml.maps("measures"), each -> measure(name, each)),
            named(yaml.maps("dimensions"), each -> dimension(name, each)),
            named(yaml.maps("segments"), each -> segment(name, each)),
            PreAggregationReader.read(name, yaml),
            yaml.place());
    long names = cube.members().stream().map(member -> member.head().name()).distinct().count();
    if (names < cube.members().size()) {
      throw new ModelException(cube.place(), "two members of '" + name + "' have the same name");
    }
    return cube;
  }

  private static Map<String, Template> joins(YamlMap yaml) {
    var joins = new LinkedHashMap<String, Template>();
    for (YamlMap join : yaml.maps("joins")) {
      join.only(JOIN_KEYS);
      if (!join.text("relationship").equals("many_to_one")) {
        throw new ModelException(
            join.place("relationship"), "only many_to_one joins are supported yet");
      }
      joins.put(join.text("name"), join.sql("sql"));
    }
    return joins;
  }

  private static Measure measure(String cube, YamlMap yaml) {
    yaml.only(MEASURE_KEYS);
    Aggregate aggregate = yaml.choice("type", AGGREGATES);
    if (aggregate != Aggregate.COUNT && !yaml.has("sql")) {
      throw new ModelException(yaml.place(), "'sql' is missing");
    }
    return new Measure(
        head(cube, yaml, true),
        aggregate,
        yaml.has("sql") ? yaml.sql("sql") : null,
        yaml.maps("filters").stream().map(each -> each.only(Set.of("sql")).sql("sql")).toList(),
        yaml.texts("drill_members"));
  }

  private static Dimension dimension(String cube, YamlMap yaml) {
    yaml.only(DIMENSION_KEYS);
    boolean primaryKey = yaml.flag("primary_key", false);
    return new Dimension(
        head(cube, yaml, !primaryKey),
        yaml.sql("sql"),
        yaml.choice("type", KINDS),
        primaryKey,
        Map.of());
  }

  private static Segment segment(String cube, YamlMap yaml) {
    yaml.only(SEGMENT_KEYS);
    return new Segment(head(cube, yaml, true), yaml.sql("sql"));
  }

  private static Head head(String cube, YamlMap yaml, boolean isPublic) {
    String name = name(yaml);
    return new Head(
        cube,
        name,
        yaml.text("title", Title.of(name)),
        yaml.text("description", ""),
        yaml.flag("public", isPublic),
        yaml.json("meta"),
        yaml.place());
  }

  private static String name(YamlMap yaml) {
    String name = yaml.text("name");
    if (!NAME.matcher(name).matches() || name.equals("CUBE")) {
      throw new ModelException(
          yaml.place("name"), "'" + name + "' is not a name: letters, digits and _ only");
    }
    return name;
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

  private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
    return Arrays.stream(values)
        .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
  }
}
