package dev.footfall.server;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code footfall config print}: every key, its value, and where it came from. */
@Command(
    name = "config",
    description = "Show the configuration.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ConfigCommand.Print.class)
final class ConfigCommand {
  ConfigCommand() {}

  @Command(
      name = "print",
      description = "Print every key, its value and where it came from; secrets are masked.",
      mixinStandardHelpOptions = true)
  static final class Print implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    Print() {}

    @Override
    public Integer call() {
      var line = spec.root().commandLine().getParseResult();
      var settings = ConfigOptions.settings(line, System.getenv());
      Config.of(settings); // a value that would stop the start stops this too
      var out = spec.commandLine().getOut();
      if (json) {
        printJson(out, settings);
      } else {
        print(out, settings);
      }
      out.flush();
      return 0;
    }

    private static void print(PrintWriter out, Settings settings) {
      for (Given given : settings.all()) {
        out.printf("%-22s %-24s %s%n", given.key().name(), given.shown(), given.origin());
      }
    }

    private static void printJson(PrintWriter out, Settings settings) {
      var keys = new LinkedHashMap<String, Object>();
      for (Given given : settings.all()) {
        var entry = new LinkedHashMap<String, String>();
        entry.put("value", given.shown());
        entry.put("origin", given.origin());
        keys.put(given.key().name(), entry);
      }
      out.println(Json.MAPPER.writeValueAsString(keys));
    }
  }
}
