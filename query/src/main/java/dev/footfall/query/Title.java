package dev.footfall.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names as people read them: {@code pageUrlpath} is "Page Urlpath", {@code startAt} "Start at". */
final class Title {
  private static final Pattern HUMP =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");

  /** Words that stay small inside a title, as Cube's titles have it. */
  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "and", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "off",
          "on", "onto", "or", "out", "over", "so", "the", "to", "with");

  private Title() {}

  /** A title for a name in camel or snake case. */
  static String of(String name) {
    var title = new StringBuilder();
    for (String word : words(name)) {
      title.append(title.isEmpty() ? "" : " ").append(word(word, title.isEmpty()));
    }
    return title.toString();
  }

  /** The name in snake case. */
  static String snake(String name) {
    return String.join("_", words(name)).toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String name) {
    return HUMP.splitAsStream(name).filter(word -> !word.isEmpty()).toList();
  }

  private static String word(String word, boolean first) {
    String small = word.toLowerCase(Locale.ROOT);
    if (small.equals("id")) {
      return "ID";
    }
    return !first && SMALL.contains(small)
        ? small
        : Character.toUpperCase(small.charAt(0)) + small.substring(1);
  }
}
