package dev.footfall.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code footfall version}. */
@Command(name = "version", description = "Print what this is.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  VersionCommand() {}

  @Override
  public Integer call() {
    var version = Version.current();
    var out = spec.commandLine().getOut();
    out.println(
        json
            ? Json.MAPPER.writeValueAsString(version.fields())
            : "footfall %s (engine %s, Java %s)"
                .formatted(version.program(), version.engine(), version.java()));
    out.flush();
    return 0;
  }
}
