package dev.footfall.access;

import java.util.EnumSet;

/**
 * A browser that is signed in.
 *
 * @param user who
 * @param csrfToken what the browser's pages send with every call that changes something, so that
 *     another site's page cannot make one
 */
public record SignIn(User user, String csrfToken) {
  /** Who asks: a person may do in a browser whatever they may do at all. */
  public Caller caller() {
    return new Caller(user, EnumSet.of(TokenScope.API));
  }

  /**
   * A browser that was signed in just now.
   *
   * @param signIn who, and the token of its pages
   * @param secret what its cookie holds; shown this once
   */
  public record Issued(SignIn signIn, String secret) {}
}
