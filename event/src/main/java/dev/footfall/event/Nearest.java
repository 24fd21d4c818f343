package dev.footfall.event;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name somebody probably meant. */
public final class Nearest {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Nearest() {}

  /** The known name with the fewest edits, unless more than half of the given one would change. */
  public static Optional<String> to(String given, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String name) -> edits(given, name)).thenComparing(n -> n))
        .filter(name -> edits(given, name) * 2 <= Math.max(given.length(), name.length()));
  }

  private static int edits(String given, String name) {
    return DISTANCE.apply(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }
}
