package dev.footfall.access;

/**
 * A key that another one took the place of.
 *
 * @param project whose it is
 * @param kind which of the two keys it was
 * @param secret the key itself
 * @param acceptedUntil from when on it is refused: milliseconds since 1970 in UTC
 */
record ReplacedKey(long project, KeyKind kind, String secret, long acceptedUntil) {
  @Override
  public String toString() {
    return "replaced " + kind.text() + " of project " + project;
  }
}
