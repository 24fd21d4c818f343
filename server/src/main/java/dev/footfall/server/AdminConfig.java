package dev.footfall.server;

import java.util.List;

/**
 * How to sign in at first. Counts at the first start only.
 *
 * @param password of user {@code admin}; empty: one is made up
 * @param token for the whole API; empty: one is made up
 */
record AdminConfig(String password, String token) {
  static final Key PASSWORD =
      Key.secret("admin.password", "first start only: password of user admin; empty: made up");
  static final Key TOKEN =
      Key.secret(
          "admin.token", "first start only: API token of 20 characters or more; empty: made up");

  static final List<Key> KEYS = List.of(PASSWORD, TOKEN);

  static AdminConfig of(Settings settings) {
    return new AdminConfig(
        settings.read(PASSWORD, "8 to 128 characters, or empty", text -> within(text, 8, 128)),
        settings.read(TOKEN, "20 to 255 visible characters, or empty", AdminConfig::token));
  }

  private static String token(String text) {
    if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("not for a header");
    }
    return within(text, 20, 255);
  }

  private static String within(String text, int least, int most) {
    if (!text.isEmpty() && (text.length() < least || text.length() > most)) {
      throw new IllegalArgumentException("too short or too long");
    }
    return text;
  }

  @Override
  public String toString() {
    return "admin configuration";
  }
}
