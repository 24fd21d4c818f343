package dev.footfall.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One of a project's two keys. */
public enum KeyKind {
  /** The public one, which trackers send. */
  APP_ID,
  /** The private one, for servers. */
  SERVER_SECRET;

  /** Its name outside: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key with that name outside. */
  public static Optional<KeyKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }
}
