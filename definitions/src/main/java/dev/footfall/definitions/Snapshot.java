package dev.footfall.definitions;

import dev.footfall.query.Model;
import dev.footfall.query.MoreCubes;
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
 * @param funnels by slug
 * @param cubes the funnels, as queries know them
 * @param problems everything that is wrong in any of its files, in the order of files and lines
 */
public record Snapshot(
    String commit,
    List<Dashboard> dashboards,
    Map<String, Visualization> visualizations,
    List<FunnelFile> funnels,
    MoreCubes cubes,
    List<Problem> problems) {
  /** Copies the lists it is given. */
  public Snapshot {
    dashboards = List.copyOf(dashboards);
    visualizations = Collections.unmodifiableMap(visualizations);
    funnels = List.copyOf(funnels);
    problems = List.copyOf(problems);
  }

  /**
   * The definitions in a project's tree. A panel may also name a built-in visualization; the tree's
   * own come first.
   *
   * @param builtIn the program's own definitions
   * @param model what queries are about
   * @throws IOException if the tree cannot be read; what is wrong in a file is a problem
   */
  public static Snapshot of(Tree tree, String commit, Snapshot builtIn, Model model)
      throws IOException {
    return new SnapshotReader(tree, commit, true, builtIn.visualizations(), model).read();
  }

  /** The dashboard of a slug. */
  public Optional<Dashboard> dashboard(String slug) {
    return dashboards.stream().filter(dashboard -> dashboard.slug().equals(slug)).findFirst();
  }

  /** Whether anything in it cannot be used. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }
}
