package dev.footfall.server;

import dev.footfall.access.FirstStart;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code footfall serve}: runs until SIGTERM or SIGINT, then lets what is at hand finish. */
@Command(
    name = "serve",
    description = "Run the server until it is told to stop.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  ServeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    var line = spec.root().commandLine().getParseResult();
    var config = Config.of(ConfigOptions.settings(line, System.getenv()));
    var stop = new StopSignal();
    var out = spec.commandLine().getOut();
    try (var app = App.start(config, InstantSource.system())) {
      app.firstStart().ifPresent(first -> show(out, first, config.admin()));
      out.printf(
          "Footfall %s is ready on %s%n",
          Version.current().program(), config.http().address(app.port()));
      out.flush();
      stop.await();
    }
    return 0;
  }

  /** On standard output, once: never in the log; what was given is not repeated. */
  private static void show(PrintWriter out, FirstStart first, AdminConfig given) {
    out.println("First start. To sign in (shown this once):");
    out.printf("  user      %s%n", first.username());
    out.printf("  password  %s%n", given.password().isEmpty() ? first.password() : "as given");
    out.printf("  API token %s%n", given.token().isEmpty() ? first.token() : "as given");
  }
}
