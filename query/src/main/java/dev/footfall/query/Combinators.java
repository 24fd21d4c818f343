package dev.footfall.query;

import java.util.List;
import java.util.Set;

/** The endings by which the engine makes aggregates of others, such as {@code sumIf}. */
final class Combinators {
  private static final List<String> ENDINGS =
      List.of(
          "if",
          "array",
          "map",
          "ornull",
          "ordefault",
          "distinct",
          "foreach",
          "state",
          "merge",
          "mergestate",
          "simplestate",
          "resample",
          "argmin",
          "argmax");

  private Combinators() {}

  /** The known function that a name is made of; the name itself where there is none. */
  static String base(String name, Set<String> known) {
    if (known.contains(name)) {
      return name;
    }
    for (String ending : ENDINGS) {
      if (name.endsWith(ending) && name.length() > ending.length()) {
        String base = base(name.substring(0, name.length() - ending.length()), known);
        if (known.contains(base)) {
          return base;
        }
      }
    }
    return name;
  }
}
