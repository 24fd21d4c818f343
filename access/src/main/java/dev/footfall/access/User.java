package dev.footfall.access;

import java.time.Instant;

/**
 * Somebody who can sign in.
 *
 * @param id its number
 * @param username its name in URLs and at sign-in; unique whatever the case
 * @param email its address; unique whatever the case
 * @param name what people call them
 * @param admin may do everything
 * @param blocked may not sign in; their tokens are refused
 * @param createdAt when it was made
 */
public record User(
    long id,
    String username,
    String email,
    String name,
    boolean admin,
    boolean blocked,
    Instant createdAt) {

  /**
   * Whoever runs this instance: who can read the data directory may do everything in it. No row of
   * the users, and the name is nobody else's.
   */
  public static final User OPERATOR =
      new User(0, "operator", "", "Operator", true, false, Instant.EPOCH);

  /** What may be changed of it. */
  public UserSettings settings() {
    return new UserSettings(name, email, admin, blocked);
  }

  /** Its number only: a log must not hold addresses. */
  @Override
  public String toString() {
    return "user " + id;
  }

  /**
   * A user to be made.
   *
   * @param username letters, digits, {@code _}, {@code -} and {@code .}
   * @param email an address
   * @param name empty: the user name
   * @param password 8 to 128 characters; empty: cannot sign in by password
   * @param admin may do everything
   */
  public record Draft(String username, String email, String name, String password, boolean admin) {
    /**
     * What may be changed of it later.
     *
     * @throws AccessException if a value is not what it must be
     */
    UserSettings settings() {
      return new UserSettings(name.isBlank() ? username : name, email, admin, false);
    }

    @Override
    public String toString() {
      return "draft of a user";
    }
  }
}
