package dev.footfall.server;

import dev.footfall.event.Nearest;
import java.util.List;
import java.util.Optional;

/**
 * Finds a key by one of its names, or says which one was probably meant.
 *
 * @param keys every key there is
 */
record KnownKeys(List<Key> keys) {
  /** The key with that name in the file. */
  Optional<Key> named(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  /** The key with that name in the environment. */
  Optional<Key> variable(String name) {
    return keys.stream().filter(key -> key.variable().equals(name)).findFirst();
  }

  /** Whether a longer name goes on from here: {@code http} of {@code http.port}. */
  boolean begins(String name) {
    return keys.stream().anyMatch(key -> key.name().startsWith(name + "."));
  }

  /**
   * What to say of a name nobody knows.
   *
   * @param what the name and where it stands
   * @param known the names it could have been
   */
  static StartException unknown(String what, String given, List<String> known) {
    String hint =
        Nearest.to(given, known)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; `footfall config print` lists the keys.");
    return new StartException(what + hint);
  }

  List<String> names() {
    return keys.stream().map(Key::name).toList();
  }

  List<String> variables() {
    return keys.stream().map(Key::variable).toList();
  }
}
