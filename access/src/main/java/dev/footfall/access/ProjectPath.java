package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a project is found: {@code namespace/name}.
 *
 * @param namespace the first segment
 * @param name the second segment
 */
public record ProjectPath(String namespace, String name) {
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}");
  private static final List<String> ENDINGS = List.of(".git", ".atom", ".");

  /** The server's own first path segments, of today and of the plan. */
  private static final Set<String> RESERVED =
      Set.of(
          "admin",
          "api",
          "assets",
          "b",
          "batch",
          "cubejs-api",
          "explore",
          "favicon.ico",
          "footfall.js",
          "groups",
          "health",
          "help",
          "i",
          "ice.png",
          "index.html",
          "metrics",
          "micro",
          "openapi.json",
          "projects",
          "r",
          "robots.txt",
          "schemas",
          "sp.js",
          "users",
          "v1",
          "version");

  /** The server's own first path segments that go on: vendors of trackers, Jitsu's short paths. */
  private static final List<String> RESERVED_BEGINNINGS = List.of("com.snowplowanalytics.", "api.");

  /**
   * Reads a path.
   *
   * @throws AccessException if it is not two segments a project can be found at
   */
  public static ProjectPath of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new AccessException(INVALID, "path must be namespace/name, such as acme/shop");
    }
    var path = new ProjectPath(text.substring(0, slash), text.substring(slash + 1));
    path.validate(path.namespace, "namespace");
    path.validate(path.name, "name");
    if (reserved(path.namespace)) {
      throw new AccessException(
          INVALID,
          "path cannot begin with '%s': the server uses that itself".formatted(path.namespace));
    }
    return path;
  }

  /** Whether the server keeps that first segment for itself. */
  public static boolean reserved(String segment) {
    String lower = segment.toLowerCase(Locale.ROOT);
    return RESERVED.contains(lower) || RESERVED_BEGINNINGS.stream().anyMatch(lower::startsWith);
  }

  private void validate(String segment, String what) {
    String lower = segment.toLowerCase(Locale.ROOT);
    if (!SEGMENT.matcher(segment).matches() || ENDINGS.stream().anyMatch(lower::endsWith)) {
      throw new AccessException(
          INVALID,
          "path has a %s that is not 1 to 255 letters, digits, '_', '-' or '.', starting with a letter, a digit or '_' and not ending in '.git', '.atom' or '.'"
              .formatted(what));
    }
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
