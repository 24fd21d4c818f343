package dev.footfall.server;

import dev.footfall.definitions.Dashboard;
import dev.footfall.definitions.Snapshot;
import dev.footfall.definitions.Visualization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a project has to show: the program's definitions and its own at one commit. Its own take the
 * place of those of the same name, but a built-in dashboard keeps the visualizations it came with.
 *
 * @param builtIn the program's
 * @param own the project's; empty where it has no commit
 */
record ProjectSnapshot(Snapshot builtIn, Snapshot own) {
  /** The built-in ones, then the project's, each by slug. */
  List<Dashboard> dashboards() {
    return Stream.concat(
            builtIn.dashboards().stream().filter(one -> own.dashboard(one.slug()).isEmpty()),
            own.dashboards().stream())
        .toList();
  }

  Optional<Dashboard> dashboard(String slug) {
    return own.dashboard(slug).or(() -> builtIn.dashboard(slug));
  }

  /** By slug. */
  Map<String, Visualization> visualizations() {
    var all = new TreeMap<>(builtIn.visualizations());
    all.putAll(own.visualizations());
    return all;
  }

  /** Whether a visualization comes from the project, not from the program. */
  boolean isOwn(Visualization visualization) {
    return !visualization.equals(builtIn.visualizations().get(visualization.slug()));
  }
}
