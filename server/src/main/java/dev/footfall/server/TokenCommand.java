package dev.footfall.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code footfall token}. */
@Command(
    name = "token",
    description = "List, make and revoke personal access tokens.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class TokenCommand {
  private static final String TOKENS = "/personal_access_tokens";

  TokenCommand() {}

  @Command(name = "list", description = "List a user's tokens.", mixinStandardHelpOptions = true)
  int list(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) ->
            report.list(
                api.all(api.userPath(user) + TOKENS),
                "id",
                "name",
                "scopes",
                "created_at",
                "expires_at",
                "last_used_at",
                "revoked"));
  }

  @Command(
      name = "create",
      description = "Make a token; prints it, this once.",
      mixinStandardHelpOptions = true)
  int create(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user,
      @Option(names = "--name", required = true, description = "what it is for") String name,
      @Option(
              names = "--scope",
              required = true,
              split = ",",
              description = "api, read_api, write_repository, read_repository")
          List<String> scopes,
      @Option(
              names = "--expires-at",
              defaultValue = "",
              paramLabel = "DAY",
              description = "2027-01-31, or a time; default: never")
          String expiresAt)
      throws IOException, InterruptedException {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("scopes", scopes);
    if (!expiresAt.isEmpty()) {
      body.put("expires_at", expiresAt);
    }
    return options.run(
        (api, report) ->
            report.one(
                api.call("POST", api.userPath(user) + TOKENS, body),
                "id",
                "name",
                "scopes",
                "expires_at",
                "token"));
  }

  @Command(name = "revoke", description = "Refuse a token.", mixinStandardHelpOptions = true)
  int revoke(
      @Mixin OperatorOptions options,
      @Parameters(paramLabel = "USER", description = "user name or number") String user,
      @Parameters(paramLabel = "TOKEN", description = "the token's number") long token)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          api.call("DELETE", api.userPath(user) + TOKENS + "/" + token, Map.of());
          report.said("Revoked token " + token + " of " + user + ".");
        });
  }
}
