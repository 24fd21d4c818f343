package dev.footfall.definitions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the files of the lineage's layout (lineage.md 3.1) and reads them: {@code
 * dashboards/<slug>/<slug>.yaml}, {@code dashboards/visualizations/<name>.yaml}. A folder without
 * its file is no dashboard.
 */
final class SnapshotReader {
  static final String ROOT = ".gitlab/product_analytics";
  private static final String DASHBOARDS = ROOT + "/dashboards";
  private static final Pattern VISUALIZATION =
      Pattern.compile(Pattern.quote(DASHBOARDS + "/visualizations/") + "([^/]+)\\.yaml");
  private static final Pattern DASHBOARD =
      Pattern.compile(Pattern.quote(DASHBOARDS + "/") + "(?!visualizations/)([^/]+)/\\1\\.yaml");

  private final Tree tree;
  private final String commit;
  private final boolean userDefined;
  private final Map<String, Visualization> builtIn;

  SnapshotReader(
      Tree tree, String commit, boolean userDefined, Map<String, Visualization> builtIn) {
    this.tree = tree;
    this.commit = commit;
    this.userDefined = userDefined;
    this.builtIn = builtIn;
  }

  Snapshot read() throws IOException {
    List<String> files = tree.files(DASHBOARDS);
    Map<String, Visualization> visualizations = visualizations(files);
    return new Snapshot(commit, dashboards(files, visualizations), visualizations);
  }

  private Map<String, Visualization> visualizations(List<String> files) throws IOException {
    var reader = new VisualizationReader(commit);
    Map<String, Visualization> read = new TreeMap<>();
    for (var file : matching(VISUALIZATION, files).entrySet()) {
      read.put(file.getKey(), reader.read(file.getKey(), file.getValue(), bytes(file.getValue())));
    }
    return read;
  }

  private List<Dashboard> dashboards(List<String> files, Map<String, Visualization> own)
      throws IOException {
    Map<String, Visualization> known = new HashMap<>(builtIn);
    known.putAll(own);
    var reader = new DashboardReader(known, userDefined, commit);
    List<Dashboard> read = new ArrayList<>();
    for (var file : matching(DASHBOARD, files).entrySet()) {
      read.add(reader.read(file.getKey(), file.getValue(), bytes(file.getValue())));
    }
    return read;
  }

  /** One byte more than a file may have, so that a longer one shows. */
  private byte[] bytes(String file) throws IOException {
    return tree.read(file, YamlFile.MAX_BYTES + 1);
  }

  /** The paths that match, in the order of their slugs, by slug. */
  private static Map<String, String> matching(Pattern pattern, List<String> files) {
    Map<String, String> paths = new TreeMap<>();
    for (String file : files) {
      Matcher matcher = pattern.matcher(file);
      if (matcher.matches()) {
        paths.put(matcher.group(1), file);
      }
    }
    return paths;
  }
}
