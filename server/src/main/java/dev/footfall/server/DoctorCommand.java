package dev.footfall.server;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code footfall doctor}: one line for each thing a start needs; 1 where one is wrong. */
@Command(
    name = "doctor",
    description = "Check that Footfall can start here.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  DoctorCommand() {}

  @Override
  public Integer call() {
    var line = spec.root().commandLine().getParseResult();
    var config = Config.of(ConfigOptions.settings(line, System.getenv()));
    List<Examination.Finding> findings = Examination.of(config);
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.MAPPER.writeValueAsString(findings));
    } else {
      for (var finding : findings) {
        out.printf(
            "%-5s %-8s %s%n", finding.ok() ? "ok" : "WRONG", finding.name(), finding.message());
      }
    }
    out.flush();
    return findings.stream().allMatch(Examination.Finding::ok) ? 0 : 1;
  }
}
