package dev.footfall.definitions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a file was probably meant to be. */
final class Misplaced {
  private static final Pattern VISUALIZATION =
      Pattern.compile("(?:dashboards/)?visualizations/(?:.*/)?([^/]+)\\.ya?ml");
  private static final Pattern FUNNEL = Pattern.compile("(?:.*/)?funnels/(?:.*/)?([^/]+)\\.ya?ml");
  private static final Pattern DASHBOARD =
      Pattern.compile("dashboards/([^/]+)/.*|(?:dashboards/)?([^/]+)\\.ya?ml");

  private Misplaced() {}

  /**
   * What to do with a YAML file that is in no place where one is read.
   *
   * @param path from the root on
   */
  static String hint(String root, String path) {
    if (VISUALIZATION.matcher(path).matches()) {
      return "a visualization is " + root + "/dashboards/visualizations/<name>.yaml";
    }
    if (FUNNEL.matcher(path).matches()) {
      return "a funnel is " + root + "/funnels/<name>.yaml";
    }
    Matcher dashboard = DASHBOARD.matcher(path);
    if (dashboard.matches()) {
      String slug = dashboard.group(1) == null ? dashboard.group(2) : dashboard.group(1);
      return "a dashboard is " + root + "/dashboards/" + slug + "/" + slug + ".yaml";
    }
    return "definitions are in dashboards and funnels";
  }
}
