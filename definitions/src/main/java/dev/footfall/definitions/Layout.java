package dev.footfall.definitions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files of a tree are definitions (lineage.md 3.1): below each of two folders {@code
 * dashboards/<slug>/<slug>.yaml}, {@code dashboards/visualizations/<name>.yaml} and {@code
 * funnels/<name>.yaml}. Where both folders hold one slug the first folder's counts.
 *
 * @param dashboards paths by slug, in the order of the slugs; so the others
 * @param problems files that are not read though they look as if they should be
 */
record Layout(
    Map<String, String> dashboards,
    Map<String, String> visualizations,
    Map<String, String> funnels,
    List<Problem> problems) {
  /** The folders, the one that counts first. */
  static final List<String> ROOTS = List.of(".gitlab/product_analytics", ".gitlab/analytics");

  private static final Pattern VISUALIZATION =
      Pattern.compile("dashboards/visualizations/([^/]+)\\.yaml");
  private static final Pattern DASHBOARD =
      Pattern.compile("dashboards/(?!visualizations/)([^/]+)/\\1\\.yaml");
  private static final Pattern FUNNEL = Pattern.compile("funnels/([^/]+)\\.yaml");
  private static final Pattern YAML = Pattern.compile(".*\\.ya?ml", Pattern.CASE_INSENSITIVE);

  /** Of these files. */
  static Layout of(Collection<String> files) {
    var layout = new Layout(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    for (String root : ROOTS) {
      for (String file : new TreeSet<>(files)) {
        if (file.startsWith(root + "/")) {
          layout.add(root, file);
        }
      }
    }
    return layout;
  }

  private void add(String root, String file) {
    String path = file.substring(root.length() + 1);
    if (!put(DASHBOARD, path, file, "dashboard", dashboards)
        && !put(VISUALIZATION, path, file, "visualization", visualizations)
        && !put(FUNNEL, path, file, "funnel", funnels)
        && YAML.matcher(path).matches()) {
      problems.add(
          Problem.warning(
              Rule.FILE, Place.startOf(file), "this file is not read", Misplaced.hint(root, path)));
    }
  }

  private boolean put(
      Pattern pattern, String path, String file, String kind, Map<String, String> files) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return false;
    }
    String slug = matcher.group(1);
    String first = files.putIfAbsent(slug, file);
    if (first != null) {
      problems.add(
          Problem.error(
              Rule.FILE,
              Place.startOf(file),
              "the " + kind + " '" + slug + "' is also in " + first + ", which is the one used",
              "delete one of the two files"));
    }
    return true;
  }
}
