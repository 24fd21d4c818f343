package dev.footfall.server;

import dev.footfall.access.Role;
import dev.footfall.access.User;

/** Who may make a call; {@link Api} checks it before the call's handler runs. */
enum Permission {
  /** Anybody who is signed in. */
  SIGNED_IN("anybody signed in"),
  /** The user whose number the path holds, and administrators. */
  SELF("the user themselves"),
  /** Administrators only. */
  ADMIN("administrators"),
  /** Who can read the data directory only. */
  OPERATOR("the operator"),
  GUEST(Role.GUEST),
  REPORTER(Role.REPORTER),
  DEVELOPER(Role.DEVELOPER),
  MAINTAINER(Role.MAINTAINER),
  OWNER(Role.OWNER);

  private final String who;

  Permission(String who) {
    this.who = who;
  }

  Permission(Role role) {
    this(role.title());
  }

  /** Whether it is about a role in the project that the path names. */
  boolean inProject() {
    return this != SIGNED_IN && this != SELF && this != ADMIN && this != OPERATOR;
  }

  /** Who that is, for people. */
  String who() {
    return who;
  }

  /**
   * Checks it.
   *
   * @throws ApiRefusal if the caller may not make the call
   */
  void check(ApiRequest request) {
    switch (this) {
      case SIGNED_IN -> {}
      case SELF -> {
        if (!request.user().admin() && request.user().id() != request.number("id")) {
          throw new ApiRefusal(403, "This is about another user; only an administrator may do it");
        }
      }
      case ADMIN -> {
        if (!request.user().admin()) {
          throw new ApiRefusal(403, "Only an administrator may do this");
        }
      }
      case OPERATOR -> {
        if (!request.user().equals(User.OPERATOR)) {
          throw new ApiRefusal(
              403, "Only the operator may do this, with a command on the data directory's machine");
        }
      }
      case GUEST, REPORTER, DEVELOPER, MAINTAINER, OWNER -> checkRole(request);
    }
  }

  /** Under {@code product_analytics/} refused as in the lineage; elsewhere with what is missing. */
  private void checkRole(ApiRequest request) {
    var needed = Role.valueOf(name());
    var role = request.role();
    if (role.includes(needed)) {
      return;
    }
    throw request.template().contains("/product_analytics/")
        ? new ApiRefusal(401, "Access Denied")
        : new ApiRefusal(
            403,
            "This needs the role %s in the project, and yours is %s"
                .formatted(needed.title(), role.title()));
  }
}
