package dev.footfall.definitions;

import java.util.List;

/**
 * Steps that people take one after another.
 *
 * @param slug the file's base name
 * @param name for people
 * @param secondsToConvert from the first step to the last; 0 where the file does not say
 * @param errors why it cannot be used as written
 * @param source the file it stands in
 * @param commit the commit its file was read at
 */
public record Funnel(
    String slug,
    String name,
    int secondsToConvert,
    List<Step> steps,
    List<Problem> errors,
    Source source,
    String commit) {
  /**
   * What people do.
   *
   * @param target a page's path
   * @param action {@code pageview}
   */
  public record Step(String name, String target, String action) {}
}
