package dev.footfall.server;

import java.util.List;

/**
 * The secrets that are stored.
 *
 * @param key encrypts them; empty: the one made in the data directory
 */
record SecretsConfig(String key) {
  private static final int SHORTEST = 32;

  static final Key KEY =
      Key.secret(
          "secrets.key", "encrypts stored secrets, 32 characters or more; empty: made in data.dir");

  static final List<Key> KEYS = List.of(KEY);

  static SecretsConfig of(Settings settings) {
    return new SecretsConfig(
        settings.read(
            KEY,
            "32 characters or more, or empty",
            text -> {
              if (!text.isEmpty() && text.length() < SHORTEST) {
                throw new IllegalArgumentException("too short");
              }
              return text;
            }));
  }

  @Override
  public String toString() {
    return "secrets configuration";
  }
}
