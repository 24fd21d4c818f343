package dev.footfall.access;

import static dev.footfall.access.AccessException.Kind.INVALID;

import java.util.regex.Pattern;

/**
 * What may be changed about a user.
 *
 * @param name what people call them, 1 to 255 characters
 * @param email an address
 * @param admin may do everything
 * @param blocked may not sign in; their tokens are refused
 */
public record UserSettings(String name, String email, boolean admin, boolean blocked) {
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@[^\\s\\p{Cntrl}@]{1,190}");

  /**
   * Checked.
   *
   * @throws AccessException if a value is not what it must be
   */
  public UserSettings {
    if (name.isBlank() || name.length() > 255) {
      throw new AccessException(INVALID, "name must have 1 to 255 characters");
    }
    if (!isEmail(email)) {
      throw new AccessException(INVALID, "email must be an email address");
    }
  }

  /** Whether it looks like an address for mail. */
  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** No address: a log must not hold any. */
  @Override
  public String toString() {
    return "settings of a user";
  }
}
