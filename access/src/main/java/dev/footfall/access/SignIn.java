package dev.footfall.access;

import java.time.Instant;
import java.util.EnumSet;

/**
 * A browser that is signed in.
 *
 * @param id its number
 * @param user who
 * @param csrfToken what the browser's pages send with every call that changes something, so that
 *     another site's page cannot make one
 */
public record SignIn(long id, User user, String csrfToken) {
  /** Who asks: a person may do in a browser whatever they may do at all. */
  public Caller caller() {
    return new Caller(user, EnumSet.of(TokenScope.API), id);
  }

  /**
   * A browser that was signed in just now.
   *
   * @param signIn who, and the token of its pages
   * @param secret what its cookie holds; shown this once
   */
  public record Issued(SignIn signIn, String secret) {}

  /**
   * A browser as its user sees it in a list.
   *
   * @param id its number
   * @param browser such as {@code Firefox on Linux}; empty: it did not say
   * @param createdAt when somebody signed in with it
   * @param lastUsedAt when it was last used, to the hour
   * @param expiresAt when it is signed out
   */
  public record Listed(
      long id, String browser, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {}
}
