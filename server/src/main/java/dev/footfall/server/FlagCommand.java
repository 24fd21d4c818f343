package dev.footfall.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code footfall flag}. */
@Command(
    name = "flag",
    description = "List and set feature flags.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class FlagCommand {
  private static final String PROJECT = "of this project only; default: of the instance";

  FlagCommand() {}

  @Command(
      name = "list",
      description = "List the flags: what holds, and what was set by hand.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin OperatorOptions options,
      @Option(names = "--project", defaultValue = "", description = PROJECT, paramLabel = "PATH")
          String project)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          var flags = api.get("/features" + query(project)).valueStream().toList();
          if (project.isEmpty()) {
            report.list(flags, "name", "value", "set", "projects");
          } else {
            report.list(flags, "name", "value", "set");
          }
        });
  }

  @Command(name = "set", description = "Set a flag by hand.", mixinStandardHelpOptions = true)
  int set(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "FLAG") String flag,
      @Parameters(paramLabel = "on|off") OnOff value,
      @Option(names = "--project", defaultValue = "", description = PROJECT, paramLabel = "PATH")
          String project)
      throws IOException, InterruptedException {
    var body = new LinkedHashMap<String, Object>();
    body.put("value", value.on());
    if (!project.isEmpty()) {
      body.put("project", project);
    }
    return options.run(
        (api, report) ->
            report.one(
                api.call("POST", "/features/" + OperatorApi.segment(flag), body),
                "name",
                "value",
                "set",
                "projects"));
  }

  @Command(
      name = "unset",
      description = "Let a flag follow again.",
      mixinStandardHelpOptions = true)
  int unset(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "FLAG") String flag,
      @Option(names = "--project", defaultValue = "", description = PROJECT, paramLabel = "PATH")
          String project)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          String path = "/features/" + OperatorApi.segment(flag);
          api.call("DELETE", path + query(project), Map.of());
          report.one(api.get(path + query(project)), "name", "value", "set", "projects");
        });
  }

  private static String query(String project) {
    return project.isEmpty() ? "" : "?project=" + OperatorApi.segment(project);
  }
}
