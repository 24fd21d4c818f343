package dev.footfall.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cubes and views of a model's files as they are written, with what they inherit.
 *
 * @param cubes by name, in their order
 * @param views by name, in their order
 */
record ModelFiles(Map<String, YamlMap> cubes, Map<String, YamlMap> views) {
  private static final Set<String> KEYS = Set.of("cubes", "views");
  private static final Set<String> NOT_INHERITED = Set.of("name", "extends");
  private static final Set<String> WITH_OWN_ROWS = Set.of("name", "extends", "sql", "sql_table");

  /**
   * Reads files in Cube's YAML.
   *
   * @param files their texts by name
   * @throws ModelException if one is not YAML, or a name stands twice
   */
  static ModelFiles of(Map<String, String> files) {
    var cubes = new LinkedHashMap<String, YamlMap>();
    var views = new LinkedHashMap<String, YamlMap>();
    files.forEach(
        (file, text) -> {
          YamlMap yaml = YamlMap.read(file, text).only(KEYS);
          yaml.maps("cubes").forEach(cube -> put(cube, cubes, views));
          yaml.maps("views").forEach(view -> put(view, views, cubes));
        });
    return new ModelFiles(inherited(cubes), inherited(views));
  }

  private static void put(YamlMap map, Map<String, YamlMap> same, Map<String, YamlMap> others) {
    String name = map.text("name");
    if (others.containsKey(name) || same.put(name, map) != null) {
      throw new ModelException(map.place(), "cube '" + name + "' stands here twice");
    }
  }

  private static Map<String, YamlMap> inherited(Map<String, YamlMap> maps) {
    var inherited = new LinkedHashMap<String, YamlMap>();
    maps.forEach((name, map) -> inherited.put(name, inherited(map, maps, new ArrayList<>())));
    return inherited;
  }

  private static YamlMap inherited(YamlMap map, Map<String, YamlMap> maps, List<String> below) {
    if (!map.has("extends")) {
      return map;
    }
    String name = map.text("extends");
    YamlMap parent = maps.get(name);
    if (parent == null) {
      throw new ModelException(
          map.place("extends"), "unknown cube '" + name + "'" + YamlMap.meant(name, maps.keySet()));
    }
    if (below.contains(name)) {
      throw new ModelException(map.place("extends"), "'" + name + "' extends itself");
    }
    below.add(name);
    Set<String> own = map.has("sql") || map.has("sql_table") ? WITH_OWN_ROWS : NOT_INHERITED;
    return map.over(inherited(parent, maps, below).without(own));
  }
}
