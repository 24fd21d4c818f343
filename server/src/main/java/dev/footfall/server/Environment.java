package dev.footfall.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the variables that begin with {@code FOOTFALL_}; a secret may also be given as a file, by
 * the variable's name and {@code _FILE}.
 */
final class Environment {
  /** The variables of the launcher and its scripts, which are no keys. */
  static final Set<String> LAUNCHERS = Set.of("FOOTFALL_JVMS");

  private static final String PREFIX = "FOOTFALL_";
  private static final String FILE = "_FILE";

  private Environment() {}

  /**
   * What the environment gives.
   *
   * @throws StartException if a variable is no key, a file cannot be read, or a secret is given
   *     twice
   */
  static List<Given> read(Map<String, String> variables, KnownKeys known) {
    var found = new ArrayList<Given>();
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !LAUNCHERS.contains(name)) {
                found.add(given(name, value, variables, known));
              }
            });
    return found;
  }

  private static Given given(
      String name, String value, Map<String, String> variables, KnownKeys known) {
    var key = known.variable(name);
    if (key.isPresent()) {
      return new Given(key.get(), value, "environment " + name);
    }
    if (name.endsWith(FILE)) {
      String plain = name.substring(0, name.length() - FILE.length());
      var secret = known.variable(plain).filter(Key::secret);
      if (secret.isPresent()) {
        refuseBoth(plain, name, variables);
        return new Given(secret.get(), contents(name, value), "file of environment " + name);
      }
    }
    throw KnownKeys.unknown("There is no key for the environment's " + name, name, names(known));
  }

  private static void refuseBoth(String plain, String file, Map<String, String> variables) {
    if (variables.containsKey(plain)) {
      throw new StartException(
          "The environment has both %s and %s; keep one of the two.".formatted(plain, file));
    }
  }

  private static String contents(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | RuntimeException e) {
      throw new StartException(
          "Cannot read the file %s that the environment's %s names: %s."
              .formatted(file, name, e.getClass().getSimpleName()));
    }
  }

  private static List<String> names(KnownKeys known) {
    var files = known.keys().stream().filter(Key::secret).map(key -> key.variable() + FILE);
    return Stream.concat(known.variables().stream(), files).toList();
  }
}
