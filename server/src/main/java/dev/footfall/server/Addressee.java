package dev.footfall.server;

import dev.footfall.collect.KeyProblem;
import dev.footfall.event.Project;
import java.util.Optional;

/**
 * Whose some of a request's events are.
 *
 * @param key the key that the request names
 * @param events how many of its events it names by that key
 * @param parts how many events and bad rows become of them
 * @param standing whether they are taken
 * @param project the project whose key that is, if it is one's
 * @param problem why the key opens none, if it does not
 */
record Addressee(
    String key,
    int events,
    int parts,
    Standing standing,
    Optional<Project> project,
    Optional<KeyProblem> problem) {
  /** Whether events are taken. */
  enum Standing {
    OPEN,
    /** The key is nobody's. */
    UNKNOWN,
    /** Product analytics is off for the project. */
    DISABLED,
    ARCHIVED,
    /** Its visitor asks not to be tracked, and by the project's policy nothing is kept of that. */
    DROPPED_BY_POLICY
  }

  boolean open() {
    return standing == Standing.OPEN;
  }

  /** Whether its project collects, and is not to be told that it does not. */
  boolean collects() {
    return open() || standing == Standing.DROPPED_BY_POLICY;
  }
}
