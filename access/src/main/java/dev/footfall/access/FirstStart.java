package dev.footfall.access;

/**
 * How to sign in to an instance that was just made. Shown once, kept nowhere.
 *
 * @param username the administrator
 * @param password their password
 * @param token a token of theirs for the whole API
 */
public record FirstStart(String username, String password, String token) {
  @Override
  public String toString() {
    return "first start";
  }
}
