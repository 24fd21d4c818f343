package dev.footfall.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a personal access token may be used for. */
public enum TokenScope {
  /** The whole API, and git. */
  API,
  /** The reading calls of the API, and git clone. */
  READ_API,
  /** Git push and clone. */
  WRITE_REPOSITORY,
  /** Git clone. */
  READ_REPOSITORY;

  /** Its name outside: in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope with that name outside. */
  public static Optional<TokenScope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }

  /** All names outside. */
  public static List<String> names() {
    return Arrays.stream(values()).map(TokenScope::text).toList();
  }
}
