package dev.footfall.server;

import java.util.List;

/**
 * What people call the browser they signed in with, told by its {@code User-Agent}. The few there
 * are at a desk or in a pocket are enough for this; what an event's user agent says is {@code
 * enrich}'s.
 */
final class Browser {
  /** What its user agent holds, and its name. The first that fits: later ones are in many. */
  private record Sign(String part, String name) {}

  private static final List<Sign> BROWSERS =
      List.of(
          new Sign("Edg", "Edge"),
          new Sign("OPR/", "Opera"),
          new Sign("Vivaldi/", "Vivaldi"),
          new Sign("SamsungBrowser/", "Samsung Internet"),
          new Sign("Firefox/", "Firefox"),
          new Sign("FxiOS/", "Firefox"),
          new Sign("Chrome/", "Chrome"),
          new Sign("CriOS/", "Chrome"),
          new Sign("Safari/", "Safari"));

  private static final List<Sign> SYSTEMS =
      List.of(
          new Sign("Android", "Android"),
          new Sign("iPhone", "iOS"),
          new Sign("iPad", "iPadOS"),
          new Sign("CrOS", "ChromeOS"),
          new Sign("Windows", "Windows"),
          new Sign("Macintosh", "macOS"),
          new Sign("Linux", "Linux"));

  private Browser() {}

  /** Such as {@code Firefox on Linux}; empty where it is none we know. */
  static String of(String userAgent) {
    String browser = first(BROWSERS, userAgent);
    String system = first(SYSTEMS, userAgent);
    return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " on " + system;
  }

  private static String first(List<Sign> signs, String userAgent) {
    return signs.stream()
        .filter(sign -> userAgent.contains(sign.part()))
        .map(Sign::name)
        .findFirst()
        .orElse("");
  }
}
