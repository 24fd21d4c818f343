package dev.footfall.server;

import java.util.Locale;

/**
 * A configuration key.
 *
 * @param name its name in the file and, after two dashes, on the command line
 * @param standard its value where none is given, as text
 * @param description what it does, for {@code --help}
 * @param secret whether its value is masked wherever it is shown, and may come from a file of its
 *     own
 * @param absent why another value than the standard is refused; empty: it is not
 */
record Key(String name, String standard, String description, boolean secret, String absent) {
  static Key of(String name, String standard, String description) {
    return new Key(name, standard, description, false, "");
  }

  static Key secret(String name, String description) {
    return new Key(name, "", description, true, "");
  }

  /** The same key, for a feature of the plan that this version does not have. */
  Key notYet(String sentence) {
    return new Key(name, standard, description, secret, sentence);
  }

  /** Its name in the environment. */
  String variable() {
    return "FOOTFALL_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** Its name on the command line. */
  String flag() {
    return "--" + name;
  }
}
