package dev.footfall.server;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the operator's commands share: {@code --json}, and the API they call. */
final class OperatorOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  OperatorOptions() {}

  /** The command that is executed. */
  CommandSpec spec() {
    return spec;
  }

  /** Does the command's work; its exit code. */
  int run(Work work) throws IOException, InterruptedException {
    return run(work, OperatorApi::open);
  }

  /** The same, for work that asks queries. */
  int runWithQueries(Work work) throws IOException, InterruptedException {
    return run(work, OperatorApi::openWithQueries);
  }

  /** The same, for work in the warehouse itself. */
  int runWithWarehouse(Work work) throws IOException, InterruptedException {
    return run(work, OperatorApi::openWithWarehouse);
  }

  private int run(Work work, Opening opening) throws IOException, InterruptedException {
    var line = spec.root().commandLine().getParseResult();
    var config = Config.of(ConfigOptions.settings(line, System.getenv()));
    var out = spec.commandLine().getOut();
    try (var api = opening.open(config)) {
      work.run(api, new Report(out, json));
    }
    out.flush();
    return 0;
  }

  private interface Opening {
    OperatorApi open(Config config) throws InterruptedException;
  }

  /** What a command does with the API. */
  @FunctionalInterface
  interface Work {
    void run(OperatorApi api, Report report) throws IOException, InterruptedException;
  }
}
