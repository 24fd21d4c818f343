package dev.footfall.server;

import dev.footfall.access.Projects;
import dev.footfall.collect.KeyProblem;
import dev.footfall.collect.Protocol.Naming;
import dev.footfall.event.Project;
import java.util.Optional;

/**
 * Finds the project that a request's key opens: its app id, its server secret, or both with a colon
 * between them. Where the app id is enough, what stands after the colon is not looked at: Jitsu's
 * client insists on something there in browsers too. A key that was replaced opens it for as long
 * as {@link Projects} says.
 */
record Keyring(Projects projects) {

  /** The project, if the key is one of its and of the kind that is needed. */
  Optional<Project> project(Naming naming, String key) {
    return switch (naming) {
      case APP_ID -> projects.byAppId(key);
      case ANY_KEY -> secret(key).or(() -> projects.byAppId(beforeColon(key)));
      case SERVER_SECRET -> secret(key);
      case NUMBER -> number(key);
    };
  }

  /** Why a key opens no project. */
  KeyProblem problem(Naming naming, String key) {
    boolean known =
        naming == Naming.SERVER_SECRET && projects.byAppId(beforeColon(key)).isPresent();
    return known ? KeyProblem.NOT_SECRET : KeyProblem.UNKNOWN;
  }

  private Optional<Project> number(String key) {
    return key.isEmpty()
        ? Optional.empty()
        : projects.byId(Long.parseLong(key)).map(project -> project.under(key));
  }

  private Optional<Project> secret(String key) {
    int colon = key.indexOf(':');
    if (colon < 0) {
      return projects.byServerSecret(key);
    }
    var project = projects.byServerSecret(key.substring(colon + 1));
    var named = projects.byAppId(beforeColon(key));
    return project.filter(p -> named.isPresent() && named.get().id() == p.id());
  }

  private static String beforeColon(String key) {
    int colon = key.indexOf(':');
    return colon < 0 ? key : key.substring(0, colon);
  }
}
