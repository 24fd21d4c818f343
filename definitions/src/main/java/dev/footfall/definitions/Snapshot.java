package dev.footfall.definitions;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every definition of a tree at one commit. A snapshot never changes; a new commit makes a new one.
 *
 * @param commit the commit
 * @param dashboards by slug
 * @param visualizations the tree's own, by slug
 */
public record Snapshot(
    String commit, List<Dashboard> dashboards, Map<String, Visualization> visualizations) {
  /** Copies the lists it is given. */
  public Snapshot {
    dashboards = List.copyOf(dashboards);
    visualizations = Collections.unmodifiableMap(visualizations);
  }

  /**
   * The definitions in a project's tree. A panel may also name a built-in visualization; the tree's
   * own come first.
   *
   * @param builtIn the program's own definitions
   * @throws IOException if the tree cannot be read; what is wrong in a file is an error of its
   *     dashboard or visualization
   */
  public static Snapshot of(Tree tree, String commit, Snapshot builtIn) throws IOException {
    return new SnapshotReader(tree, commit, true, builtIn.visualizations()).read();
  }

  /** {@link #of(Tree, String, Snapshot)} with nothing built in. */
  public static Snapshot of(Tree tree, String commit) throws IOException {
    return new SnapshotReader(tree, commit, true, Map.of()).read();
  }

  /** The dashboard of a slug. */
  public Optional<Dashboard> dashboard(String slug) {
    return dashboards.stream().filter(dashboard -> dashboard.slug().equals(slug)).findFirst();
  }
}
