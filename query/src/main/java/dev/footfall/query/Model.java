package dev.footfall.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cubes that can be asked, with every reference between them checked. Immutable. */
public final class Model {
  private static final List<String> BUILT_IN =
      List.of(
          "Identity.yaml",
          "TrackedEvents.yaml",
          "SessionSpans.yaml",
          "Sessions.yaml",
          "ReturningUsers.yaml");

  private final Map<String, Cube> cubes;

  private Model(Map<String, Cube> cubes) {
    this.cubes = cubes;
  }

  /** Footfall's own cubes. */
  public static Model builtIn() {
    var files = new LinkedHashMap<String, String>();
    BUILT_IN.forEach(name -> files.put(name, resource("/model/" + name)));
    return read(files);
  }

  /**
   * A model from files in Cube's YAML.
   *
   * @param files their texts by name, in the order their cubes are shown
   * @throws ModelException at the first mistake, with its file, line and column
   */
  public static Model read(Map<String, String> files) {
    var cubes = new LinkedHashMap<String, Cube>();
    files.forEach(
        (file, text) -> {
          for (Cube cube : CubeReader.read(file, text)) {
            if (cubes.put(cube.name(), cube) != null) {
              throw new ModelException(
                  cube.place(), "cube '" + cube.name() + "' stands here twice");
            }
          }
        });
    var model = new Model(cubes);
    model.check();
    return model;
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

  /** The SQL of a member. */
  Expression expression(Member member) {
    return new Compiler(this).member(member);
  }

  /** What a measure aggregates; empty where it counts rows. */
  Expression value(Member.Measure measure) {
    return new Compiler(this).value(measure);
  }

  /** The same model with another cube in the place of the one of its name. */
  Model with(Cube cube) {
    var others = new LinkedHashMap<String, Cube>(cubes);
    others.put(cube.name(), cube);
    return new Model(others);
  }

  /** The SQL of a member where rows are not grouped. */
  Expression ofRow(Member member) {
    return new Compiler(this, true).member(member);
  }

  /** The condition that a measure's rows meet; empty where it counts all rows. */
  String rows(Member.Measure measure) {
    return new Compiler(this).rows(measure);
  }

  /** What a cube's rows are selected from. */
  String source(Cube cube) {
    return new Compiler(this).source(cube);
  }

  /** The condition by which rows of one cube find theirs in another. */
  String join(Cube from, String to) {
    return new Compiler(this).join(from, to);
  }

  private void check() {
    for (Cube cube : cubes.values()) {
      source(cube);
      cube.members().forEach(this::expression);
      cube.joins().keySet().forEach(to -> join(cube, to));
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
