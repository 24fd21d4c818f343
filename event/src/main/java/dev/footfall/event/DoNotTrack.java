package dev.footfall.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a request that says {@code DNT: 1} or {@code Sec-GPC: 1}. */
public enum DoNotTrack {
  /** It is like any other. */
  IGNORE,
  /** It is kept without what recognises the visitor. */
  ANONYMISE,
  /** It is answered as if it had been kept, and is not. */
  DROP;

  /** Its name outside: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that name outside. */
  public static Optional<DoNotTrack> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }

  /** All names outside. */
  public static List<String> names() {
    return Arrays.stream(values()).map(DoNotTrack::text).toList();
  }
}
