package dev.footfall.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code footfall project}. */
@Command(
    name = "project",
    description = "List, make, change and delete projects.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = MemberCommand.class)
final class ProjectCommand {
  ProjectCommand() {}

  @Command(name = "list", description = "List the projects.", mixinStandardHelpOptions = true)
  int list(@Mixin OperatorOptions options) throws IOException, InterruptedException {
    return options.run(
        (api, report) ->
            report.list(
                api.all("/projects"), "id", "path_with_namespace", "name", "app_id", "archived"));
  }

  @Command(name = "show", description = "Show a project.", mixinStandardHelpOptions = true)
  int show(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project)
      throws IOException, InterruptedException {
    return options.run((api, report) -> show(report, api.get(path(project))));
  }

  @Command(name = "create", description = "Make a project.", mixinStandardHelpOptions = true)
  int create(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PATH", description = "such as acme/shop") String path,
      @Option(names = "--name", defaultValue = "", description = "default: the path's last part")
          String name,
      @Option(names = "--owner", defaultValue = "", paramLabel = "USER", description = "its Owner")
          String owner,
      @Option(
              names = "--product-analytics",
              defaultValue = "on",
              paramLabel = "on|off",
              description = "whether it starts at once; default: on")
          OnOff started)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          // Before the project is made: where there is no such user, nothing is.
          var user = owner.isEmpty() ? api.get("/user") : api.user(owner);
          var made = api.call("POST", "/projects", body(path, name, started.on()));
          if (!owner.isEmpty()) {
            var member = Map.of("user_id", user.path("id").longValue(), "access_level", 50);
            String members = "/projects/" + made.path("id").longValue() + "/members";
            api.call("POST", members, member);
          }
          show(report, made);
        });
  }

  @Command(
      name = "archive",
      description = "Make a project read-only; it collects nothing.",
      mixinStandardHelpOptions = true)
  int archive(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project)
      throws IOException, InterruptedException {
    return archived(options, project, true);
  }

  @Command(
      name = "unarchive",
      description = "Take an archived project back.",
      mixinStandardHelpOptions = true)
  int unarchive(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project)
      throws IOException, InterruptedException {
    return archived(options, project, false);
  }

  @Command(
      name = "delete",
      description = "Delete a project with its events, for good.",
      mixinStandardHelpOptions = true)
  int delete(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project,
      @Option(
              names = "--confirm",
              defaultValue = "",
              paramLabel = "PATH",
              description = "the project's path once more; asked for at a terminal")
          String confirm)
      throws IOException, InterruptedException {
    String typed = confirm.isEmpty() ? asked(options, project) : confirm;
    String query = "?permanently=true&confirm=" + OperatorApi.segment(typed);
    return options.run(
        (api, report) -> {
          String path = api.get(path(project)).path("path_with_namespace").asString();
          if (!path.equals(typed)) {
            throw new CommandFailed("Nothing is deleted: the project's path is " + path);
          }
          var answer = api.call("DELETE", path(project) + query, Map.of());
          report.said(answer.path("message").asString());
        });
  }

  @Command(
      name = "rotate-key",
      description = "Put a new key in the place of an old one.",
      mixinStandardHelpOptions = true)
  int rotateKey(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project,
      @Parameters(paramLabel = "KEY", description = "app_id or server_secret") String key,
      @Option(
              names = "--old-key-expires-at",
              defaultValue = "",
              paramLabel = "DAY",
              description = "until when the old one is accepted; default: it is refused at once")
          String until)
      throws IOException, InterruptedException {
    var body = new LinkedHashMap<String, Object>();
    body.put("key", key);
    if (!until.isEmpty()) {
      body.put("old_key_expires_at", until);
    }
    return options.run(
        (api, report) ->
            show(report, api.call("POST", path(project) + "/product_analytics/rotate_key", body)));
  }

  /** The API's path of a project that somebody names. */
  static String path(String project) {
    return "/projects/" + OperatorApi.segment(project);
  }

  private static int archived(OperatorOptions options, String project, boolean archived)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) ->
            show(report, api.call("PUT", path(project), Map.of("archived", archived))));
  }

  private static Map<String, Object> body(String path, String name, boolean started) {
    var body = new LinkedHashMap<String, Object>();
    body.put("path", path);
    body.put("name", name);
    body.put("product_analytics", started);
    return body;
  }

  @SuppressWarnings("SystemConsoleNull") // seen on JDK 25: null where standard input is no terminal
  private static String asked(OperatorOptions options, String project) {
    var console = System.console();
    if (console == null || !console.isTerminal()) {
      throw new ParameterException(
          options.spec().commandLine(),
          "This deletes the project and its events for good; confirm it with --confirm and the"
              + " project's path");
    }
    String typed =
        console.readLine(
            "This deletes %s and its events for good. To confirm, type its path: ", project);
    return typed == null ? "" : typed.strip();
  }

  private static void show(Report report, JsonNode project) {
    report.one(
        project,
        "id",
        "path_with_namespace",
        "name",
        "app_id",
        "server_secret",
        "time_zone",
        "retention_days",
        "archived");
  }
}
