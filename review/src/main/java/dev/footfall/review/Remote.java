package dev.footfall.review;

/**
 * A repository elsewhere that one here follows.
 *
 * @param url {@code https://…} or {@code file://…}, without a user and a password
 * @param user for its host; empty: none
 * @param password for its host
 * @param branch the branch that counts; empty: the one the repository itself says
 */
public record Remote(String url, String user, String password, String branch) {
  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
