package dev.footfall.server;

/**
 * A value somebody gave for a key.
 *
 * @param key the key
 * @param value the value as text
 * @param origin where it stands, such as {@code footfall.yaml:3}
 */
record Given(Key key, String value, String origin) {
  /** The value for people to see: a secret is masked. */
  String shown() {
    return key.secret() && !value.isEmpty() ? "********" : value;
  }
}
