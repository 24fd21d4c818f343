package dev.footfall.server;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code footfall project member}. */
@Command(
    name = "member",
    description = "List, add and remove a project's members.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class MemberCommand {
  private static final String[] FIELDS = {"id", "username", "name", "access_level"};

  MemberCommand() {}

  @Command(name = "list", description = "List the members.", mixinStandardHelpOptions = true)
  int list(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project)
      throws IOException, InterruptedException {
    return options.run((api, report) -> report.list(api.all(path(project)), FIELDS));
  }

  @Command(
      name = "add",
      description = "Let a user in, or give a member another role.",
      mixinStandardHelpOptions = true)
  int add(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project,
      @Parameters(paramLabel = "USER", description = "user name or number") String user,
      @Parameters(
              paramLabel = "ROLE",
              converter = AccessLevel.class,
              description = "guest, reporter, developer, maintainer or owner")
          int role)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          long id = api.user(user).path("id").longValue();
          boolean member =
              api.all(path(project)).stream().anyMatch(one -> one.path("id").longValue() == id);
          var answer =
              member
                  ? api.call("PUT", path(project) + "/" + id, Map.of("access_level", role))
                  : api.call("POST", path(project), Map.of("user_id", id, "access_level", role));
          report.one(answer, FIELDS);
        });
  }

  @Command(name = "remove", description = "Take a member out.", mixinStandardHelpOptions = true)
  int remove(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project,
      @Parameters(paramLabel = "USER", description = "user name or number") String user)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          long id = api.user(user).path("id").longValue();
          api.call("DELETE", path(project) + "/" + id, Map.of());
          report.said("Took " + user + " out of " + project + ".");
        });
  }

  private static String path(String project) {
    return ProjectCommand.path(project) + "/members";
  }
}
