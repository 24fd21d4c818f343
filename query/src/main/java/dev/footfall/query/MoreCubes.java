package dev.footfall.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Cubes that are asked beside a model's, such as a project's funnels. Immutable. */
public final class MoreCubes {
  /** None. */
  public static final MoreCubes NONE = new MoreCubes(Map.of());

  /**
   * Before the names of their files, and in no name of a file: a mark that nobody else can give.
   */
  private static final String MARK = "\0";

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
    var marked = new LinkedHashMap<String, String>();
    files.forEach((name, text) -> marked.put(MARK + name, text));
    var cubes = new LinkedHashMap<String, Cube>();
    ModelFiles.of(marked).cubes().forEach((name, yaml) -> cubes.put(name, CubeReader.cube(yaml)));
    return new MoreCubes(cubes);
  }

  /** Whether something was written by the program in this way; an operator's model never is. */
  static boolean wrote(Place place) {
    return place.file().startsWith(MARK);
  }

  Map<String, Cube> cubes() {
    return cubes;
  }
}
