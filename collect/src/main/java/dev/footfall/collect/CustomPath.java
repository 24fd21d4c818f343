package dev.footfall.collect;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The paths to which Snowplow's trackers can be told to post instead of their own ({@code
 * postPath}): {@code /vendor/version}. Ad blockers do not know them. They are nobody else's: where
 * Footfall has a page or an answer of its own, that is what there is.
 */
public final class CustomPath {
  private static final Pattern TWO_NAMES =
      Pattern.compile("/([A-Za-z0-9][A-Za-z0-9_.-]{0,99})/[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  /** First names below which Footfall's own paths are: what is not there now may come. */
  private static final Set<String> OWN =
      Set.of("admin", "api", "cubejs-api", "micro", "projects", "r", "users", "v1");

  private CustomPath() {}

  /** Whether a tracker's events may be posted there; the path is decoded. */
  public static boolean fits(String path) {
    var names = TWO_NAMES.matcher(path);
    return names.matches() && !OWN.contains(names.group(1)) && !path.endsWith(".git");
  }
}
