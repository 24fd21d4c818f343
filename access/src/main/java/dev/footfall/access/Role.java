package dev.footfall.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member may do in a project; each role may do all that the ones above it may. */
public enum Role {
  /** Knows that the project exists. */
  GUEST(10),
  /** Asks questions. */
  REPORTER(20),
  /** Changes definitions. */
  DEVELOPER(30),
  /** Runs the project: members, keys, exports. */
  MAINTAINER(40),
  /** Does anything with the project. */
  OWNER(50);

  private final int accessLevel;

  Role(int accessLevel) {
    this.accessLevel = accessLevel;
  }

  /** Its number in the API: 10 to 50. */
  public int accessLevel() {
    return accessLevel;
  }

  /** Its name for people. */
  public String title() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** Whether this role may do what the other one may. */
  public boolean includes(Role other) {
    return accessLevel >= other.accessLevel;
  }

  /** The role with that number in the API. */
  public static Optional<Role> of(int accessLevel) {
    return Arrays.stream(values()).filter(role -> role.accessLevel == accessLevel).findFirst();
  }
}
