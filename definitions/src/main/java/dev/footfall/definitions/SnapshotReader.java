package dev.footfall.definitions;

import dev.footfall.funnel.FunnelCube;
import dev.footfall.query.Model;
import dev.footfall.query.MoreCubes;
import dev.footfall.query.QueryCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the definitions of a tree, and holds them against one another. */
final class SnapshotReader {
  /** All files together, so that nobody's repository fills the memory. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final Tree tree;
  private final String commit;
  private final boolean userDefined;
  private final Map<String, Visualization> builtIn;
  private final Model model;
  private final Set<String> named = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private int bytesLeft = MAX_BYTES;

  SnapshotReader(
      Tree tree,
      String commit,
      boolean userDefined,
      Map<String, Visualization> builtIn,
      Model model) {
    this.tree = tree;
    this.commit = commit;
    this.userDefined = userDefined;
    this.builtIn = builtIn;
    this.model = model;
  }

  Snapshot read() throws IOException {
    List<String> files = new ArrayList<>();
    for (String root : Layout.ROOTS) {
      files.addAll(tree.files(root));
    }
    Layout layout = Layout.of(files);
    problems.addAll(layout.problems());
    List<FunnelFile> funnels = funnels(layout);
    MoreCubes cubes = cubes(funnels);
    var meaning = new QueryMeaning(new QueryCheck(model.and(cubes)));
    var reader = new VisualizationReader(meaning, commit);
    Map<String, Visualization> visualizations = visualizations(layout, reader);
    List<Dashboard> dashboards = dashboards(layout, visualizations, reader, meaning);
    unused(layout, dashboards);
    return new Snapshot(
        commit,
        dashboards,
        visualizations,
        funnels,
        cubes,
        problems.stream().distinct().sorted(Problem.IN_ORDER).toList());
  }

  private Map<String, Visualization> visualizations(Layout layout, VisualizationReader reader)
      throws IOException {
    Map<String, Visualization> read = new TreeMap<>();
    for (var file : layout.visualizations().entrySet()) {
      Visualization drawn =
          reader.read(file.getKey(), file(file.getValue(), JsonSchema.VISUALIZATION));
      problems.addAll(drawn.errors());
      read.put(file.getKey(), drawn);
    }
    return read;
  }

  private List<Dashboard> dashboards(
      Layout layout,
      Map<String, Visualization> own,
      VisualizationReader visualizationReader,
      QueryMeaning meaning)
      throws IOException {
    Map<String, Visualization> known = new HashMap<>(builtIn);
    known.putAll(own);
    var panels = new PanelReader(known, visualizationReader, meaning, named, commit);
    var reader = new DashboardReader(panels, userDefined, commit);
    List<Dashboard> read = new ArrayList<>();
    for (var file : layout.dashboards().entrySet()) {
      Dashboard dashboard = reader.read(file.getKey(), file(file.getValue(), JsonSchema.DASHBOARD));
      problems.addAll(dashboard.errors());
      dashboard.panels().forEach(panel -> problems.addAll(panel.visualization().errors()));
      read.add(dashboard);
    }
    return read;
  }

  private List<FunnelFile> funnels(Layout layout) throws IOException {
    var reader = new FunnelReader(commit, model.names());
    List<FunnelFile> read = new ArrayList<>();
    for (var file : layout.funnels().entrySet()) {
      read.add(reader.read(file.getKey(), file(file.getValue(), JsonSchema.FUNNEL)));
    }
    List<FunnelFile> funnels = FunnelReader.apart(read);
    funnels.forEach(funnel -> problems.addAll(funnel.errors()));
    return funnels;
  }

  private static MoreCubes cubes(List<FunnelFile> funnels) {
    var files = new LinkedHashMap<String, String>();
    for (FunnelFile file : funnels) {
      file.funnel()
          .ifPresent(
              funnel -> files.put(file.source().file(), FunnelCube.yaml(file.cube(), funnel)));
    }
    return MoreCubes.read(files);
  }

  /** What a dashboard shows that cannot be read, nobody knows. */
  private void unused(Layout layout, List<Dashboard> dashboards) {
    if (dashboards.stream().anyMatch(SnapshotReader::isUnreadable)) {
      return;
    }
    layout
        .visualizations()
        .forEach(
            (slug, file) -> {
              if (!named.contains(slug)) {
                problems.add(
                    Problem.warning(
                        Rule.UNUSED,
                        Place.startOf(file),
                        "no dashboard shows the visualization '" + slug + "'",
                        ""));
              }
            });
  }

  private static boolean isUnreadable(Dashboard dashboard) {
    return dashboard.panels().isEmpty() && dashboard.errors().stream().anyMatch(Problem::isError);
  }

  private DefinitionFile file(String path, JsonSchema schema) throws IOException {
    if (bytesLeft <= 0) {
      String hint = "they may have " + MAX_BYTES / 1024 / 1024 + " MiB together";
      Problem problem =
          Problem.error(
              Rule.SYNTAX, Place.startOf(path), "The definitions are too big together", hint);
      return DefinitionFile.nothing(new Source(path, ""), List.of(problem));
    }
    // One byte more than a file may have, so that a longer one shows.
    byte[] bytes = tree.read(path, YamlFile.MAX_BYTES + 1);
    bytesLeft -= bytes.length;
    return DefinitionFile.of(path, bytes, schema);
  }
}
