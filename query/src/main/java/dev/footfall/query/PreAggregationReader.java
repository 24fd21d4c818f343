package dev.footfall.query;

import dev.footfall.query.PreAggregation.Names;
import java.util.List;
import java.util.Set;

/**
 * Reads a cube's pre-aggregations. What says how Cube would build, partition, index and refresh
 * them is read over: ours are always fresh.
 */
final class PreAggregationReader {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "type",
          "measures",
          "dimensions",
          "segments",
          "time_dimension",
          "granularity",
          "time_dimensions",
          "partition_granularity",
          "refresh_key",
          "refresh_range_start",
          "refresh_range_end",
          "build_range_start",
          "build_range_end",
          "indexes",
          "external",
          "scheduled_refresh",
          "use_original_sql_pre_aggregations",
          "unique_key_columns",
          "allow_non_strict_date_range_match",
          "union_with_source_data",
          "rollups",
          "output_column_types");
  private static final Set<String> TYPES =
      Set.of(PreAggregation.ROLLUP, "original_sql", "rollup_join", "rollup_lambda", "auto_rollup");

  private PreAggregationReader() {}

  /**
   * The pre-aggregations of a cube.
   *
   * @throws ModelException if one has unknown keys, an unknown type, or half a time
   */
  static List<PreAggregation> read(String cube, YamlMap yaml) {
    return yaml.maps("pre_aggregations").stream().map(each -> one(cube, each)).toList();
  }

  private static PreAggregation one(String cube, YamlMap yaml) {
    yaml.only(KEYS);
    String type = yaml.text("type", PreAggregation.ROLLUP);
    if (!TYPES.contains(type)) {
      throw new ModelException(
          yaml.place("type"), "unknown type '" + type + "'" + YamlMap.meant(type, TYPES));
    }
    YamlMap time = time(yaml);
    if (time.has("granularity") != time.has(time == yaml ? "time_dimension" : "dimension")) {
      throw new ModelException(
          time.place(), "a time dimension and a granularity stand together, or neither does");
    }
    return new PreAggregation(
        cube,
        yaml.text("name"),
        type,
        names(cube, yaml, "measures"),
        names(cube, yaml, "dimensions"),
        names(cube, yaml, "segments"),
        own(cube, time.text(time == yaml ? "time_dimension" : "dimension", "")),
        time.text("granularity", ""),
        yaml.place());
  }

  /** Where the time stands: a list of one is the newer way to write it. */
  private static YamlMap time(YamlMap yaml) {
    List<YamlMap> times = yaml.maps("time_dimensions");
    if (times.size() > 1) {
      throw new ModelException(
          yaml.place("time_dimensions"),
          "a rollup has one time dimension; list others among dimensions");
    }
    return times.isEmpty() ? yaml : times.getFirst().only(Set.of("dimension", "granularity"));
  }

  private static Names names(String cube, YamlMap yaml, String key) {
    var names = yaml.texts(key).stream().map(name -> own(cube, name)).toList();
    return new Names(names, yaml.place(key));
  }

  /** {@code CUBE.name}, {@code {CUBE}.name}, {@code Cube.name} and {@code name} are the same. */
  private static String own(String cube, String name) {
    String plain = name.replace("{", "").replace("}", "").strip();
    for (String prefix : List.of("CUBE.", cube + ".")) {
      if (plain.startsWith(prefix)) {
        return plain.substring(prefix.length());
      }
    }
    return plain;
  }
}
