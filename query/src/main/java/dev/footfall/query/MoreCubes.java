package dev.footfall.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cubes that are asked beside a model's, such as a project's funnels. Immutable. */
public final class MoreCubes {
  /** None. */
  public static final MoreCubes NONE = new MoreCubes(Map.of());

  private final Map<String, Cube> cubes;

  private MoreCubes(Map<String, Cube> cubes) {
    this.cubes = Collections.unmodifiableMap(cubes);
  }

  /**
   * Cubes from texts of the program's own in Cube's YAML: what they select from is taken at its
   * word.
   *
   * @param files by name
   * @throws ModelException if one is not what Cube calls a cube
   */
  public static MoreCubes read(Map<String, String> files) {
    var cubes = new LinkedHashMap<String, Cube>();
    ModelFiles.of(files).cubes().forEach((name, yaml) -> cubes.put(name, CubeReader.cube(yaml)));
    return new MoreCubes(cubes);
  }

  Map<String, Cube> cubes() {
    return cubes;
  }
}
