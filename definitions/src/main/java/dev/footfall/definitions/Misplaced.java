package dev.footfall.definitions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a file was probably meant to be. */
final class Misplaced {
  private static final Pattern VISUALIZATION =
      Pattern.compile("(?:dashboards/)?visualizations/(?:.*/)?([^/]+)\\.ya?ml");
  private static final Pattern FUNNEL = Pattern.compile("(?:.*/)?funnels/(?:.*/)?([^/]+)\\.ya?ml");
  private static final Pattern IN_FOLDER = Pattern.compile("dashboards/([^/]+)/.*");
  private static final Pattern LOOSE = Pattern.compile("(?:dashboards/)?([^/]+)\\.ya?ml");

  private Misplaced() {}

  /**
   * What to do with a YAML file that is in no place where one is read.
   *
   * @param path from the root on
   */
  static String hint(String root, String path) {
    Matcher matcher = VISUALIZATION.matcher(path);
    if (matcher.matches()) {
      return "a visualization is " + root + "/dashboards/visualizations/<name>.yaml";
    }
    if (FUNNEL.matcher(path).matches()) {
      return "a funnel is " + root + "/funnels/<name>.yaml";
    }
    matcher = IN_FOLDER.matcher(path);
    if (matcher.matches() || LOOSE.matcher(path).matches()) {
      String slug = matcher.matches() ? matcher.group(1) : loose(path);
      return "a dashboard is " + root + "/dashboards/" + slug + "/" + slug + ".yaml";
    }
    return "definitions are in dashboards and funnels";
  }

  private static String loose(String path) {
    Matcher matcher = LOOSE.matcher(path);
    return matcher.matches() ? matcher.group(1) : "<name>";
  }
}
