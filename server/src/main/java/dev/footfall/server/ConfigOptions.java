package dev.footfall.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The options every command takes: {@code --config FILE} and each key as a flag. Puts together what
 * file, environment and flags give, in this rising order.
 */
final class ConfigOptions {
  private static final String CONFIG = "--config";
  private static final Path DEFAULT_FILE = Path.of("footfall.yaml");

  /** Shorter names of flags. */
  private static final Map<Key, String> SHORT =
      Map.of(DataConfig.DIR, "--data", HttpConfig.PORT, "--port");

  private ConfigOptions() {}

  /** Adds the options to a command and all below it. */
  static void addTo(CommandSpec command) {
    command.addOption(
        option(CONFIG)
            .paramLabel("FILE")
            .description("configuration; default: footfall.yaml")
            .build());
    for (Key key : Config.KEYS.keys()) {
      var names = new ArrayList<>(List.of(key.flag()));
      if (SHORT.containsKey(key)) {
        names.addFirst(SHORT.get(key));
      }
      String standard = key.standard().isEmpty() ? "" : "; default: " + key.standard();
      command.addOption(
          option(names.toArray(String[]::new))
              .paramLabel("VALUE")
              .description(key.description() + standard)
              .hidden(!key.absent().isEmpty())
              .build());
    }
  }

  /** All names an option may have, for the nearest one. */
  static List<String> names(CommandSpec command) {
    return List.copyOf(command.optionsMap().keySet());
  }

  /**
   * The settings for a command line.
   *
   * @throws StartException if any of the three sources is wrong
   */
  static Settings settings(ParseResult line, Map<String, String> environment) {
    var flags = new ArrayList<Given>();
    Path file = null;
    for (ParseResult level = line; level != null; level = level.subcommand()) {
      for (OptionSpec option : level.matchedOptions()) {
        if (option.longestName().equals(CONFIG)) {
          file = Path.of(option.<String>getValue());
        } else {
          Config.KEYS
              .named(key(option))
              .ifPresent(k -> flags.add(new Given(k, option.getValue(), "flag " + k.flag())));
        }
      }
    }
    var rising = new ArrayList<Given>();
    if (file != null || Files.exists(DEFAULT_FILE)) {
      rising.addAll(ConfigFile.read(file == null ? DEFAULT_FILE : file, Config.KEYS));
    }
    rising.addAll(Environment.read(environment, Config.KEYS));
    rising.addAll(flags);
    return new Settings(Config.KEYS.keys(), rising);
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring(2);
  }

  private static OptionSpec.Builder option(String... names) {
    return OptionSpec.builder(names).type(String.class).arity("1").scopeType(ScopeType.INHERIT);
  }
}
