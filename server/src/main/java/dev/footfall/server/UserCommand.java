package dev.footfall.server;

import dev.footfall.access.Users;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code footfall user}. */
@Command(
    name = "user",
    description = "List, make and change users.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class UserCommand {
  private static final String[] FIELDS = {"id", "username", "email", "name", "admin", "blocked"};

  UserCommand() {}

  @Command(name = "list", description = "List the users.", mixinStandardHelpOptions = true)
  int list(@Mixin OperatorOptions options) throws IOException, InterruptedException {
    return options.run((api, report) -> report.list(api.all("/users"), FIELDS));
  }

  @Command(name = "show", description = "Show a user.", mixinStandardHelpOptions = true)
  int show(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user)
      throws IOException, InterruptedException {
    return options.run((api, report) -> show(report, api.user(user)));
  }

  @Command(
      name = "create",
      description = "Make a user; prints the password that is made, this once.",
      mixinStandardHelpOptions = true)
  int create(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USERNAME") String username,
      @Option(names = "--email", required = true, paramLabel = "ADDRESS") String email,
      @Option(names = "--name", defaultValue = "", description = "default: the user name")
          String name,
      @Option(names = "--admin", description = "may do everything") boolean admin,
      @Option(names = "--password-stdin", description = "read the password instead of making one")
          boolean stdin)
      throws IOException, InterruptedException {
    String password = password(options, stdin);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("username", username);
    body.put("email", email);
    body.put("name", name);
    body.put("admin", admin);
    body.put("password", password);
    return options.run(
        (api, report) -> made(report, api.call("POST", "/users", body), stdin ? "" : password));
  }

  @Command(
      name = "password",
      description = "Give a user a new password; prints the one that is made, this once.",
      mixinStandardHelpOptions = true)
  int password(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user,
      @Option(names = "--password-stdin", description = "read the password instead of making one")
          boolean stdin)
      throws IOException, InterruptedException {
    String password = password(options, stdin);
    return options.run(
        (api, report) -> {
          var changed = change(api, user, Map.of("password", password));
          made(report, changed, stdin ? "" : password);
        });
  }

  @Command(
      name = "block",
      description = "Keep a user out: signs them out and refuses their tokens.",
      mixinStandardHelpOptions = true)
  int block(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user)
      throws IOException, InterruptedException {
    return options.run((api, report) -> show(report, change(api, user, Map.of("blocked", true))));
  }

  @Command(name = "unblock", description = "Let a user in again.", mixinStandardHelpOptions = true)
  int unblock(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user)
      throws IOException, InterruptedException {
    return options.run((api, report) -> show(report, change(api, user, Map.of("blocked", false))));
  }

  @Command(
      name = "admin",
      description = "Make a user an administrator, or no longer.",
      mixinStandardHelpOptions = true)
  int admin(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user,
      @Parameters(paramLabel = "on|off") OnOff admin)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> show(report, change(api, user, Map.of("admin", admin.on()))));
  }

  @Command(
      name = "sign-out",
      description = "Sign a user out of every browser.",
      mixinStandardHelpOptions = true)
  int signOut(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          api.call("DELETE", api.userPath(user) + "/sign_ins", Map.of());
          report.said("Signed " + user + " out of every browser.");
        });
  }

  private static JsonNode change(OperatorApi api, String user, Map<String, ?> change)
      throws IOException, InterruptedException {
    return api.call("PUT", api.userPath(user), change);
  }

  private static void show(Report report, JsonNode user) {
    report.one(user, FIELDS);
  }

  /** With the password where one was made: it is shown nowhere else. */
  private static void made(Report report, JsonNode user, String password) {
    if (password.isEmpty()) {
      show(report, user);
    } else {
      ((ObjectNode) user).put("password", password);
      report.one(user, "id", "username", "email", "name", "admin", "blocked", "password");
    }
  }

  private static String password(OperatorOptions options, boolean stdin) throws IOException {
    if (!stdin) {
      return Users.madeUpPassword();
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isEmpty()) {
      throw new ParameterException(
          options.spec().commandLine(), "--password-stdin needs the password on a line of its own");
    }
    return line;
  }
}
