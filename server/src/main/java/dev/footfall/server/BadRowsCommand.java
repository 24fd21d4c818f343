package dev.footfall.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code footfall bad-rows}. */
@Command(
    name = "bad-rows",
    description = "List and count what could not be read, and read it again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class BadRowsCommand {
  private static final String PROJECT =
      "path or number; without it those that named no project are shown";

  BadRowsCommand() {}

  /** Which bad rows. */
  static final class Filter {
    @Option(names = "--reason", paramLabel = "REASON", description = "such as size_violation")
    private String reason = "";

    @Option(names = "--field", paramLabel = "FIELD", description = "the first one that is wrong")
    private String field = "";

    @Option(names = "--tracker", paramLabel = "TRACKER", description = "such as js-4.10.1")
    private String tracker = "";

    @Option(names = "--search", paramLabel = "TEXT", description = "in message or payload")
    private String search = "";

    @Option(names = "--from", paramLabel = "TIME", description = "a day, or a time with its zone")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "a day, or a time with its zone")
    private String to = "";

    Filter() {}

    /** What was given, by the API's names. */
    Map<String, Object> given() {
      var all =
          Map.of(
              "reason", reason, "field", field, "tracker", tracker, "search", search, "from", from,
              "to", to);
      var given = new LinkedHashMap<String, Object>();
      all.forEach(
          (name, value) -> {
            if (!value.isEmpty()) {
              given.put(name, value);
            }
          });
      return given;
    }

    /** The same as a query. */
    String query() {
      return given().entrySet().stream()
          .map(one -> one.getKey() + "=" + OperatorApi.segment((String) one.getValue()))
          .collect(Collectors.joining("&"));
    }
  }

  @Command(
      name = "list",
      description = "List the newest bad rows.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin OperatorOptions options,
      @Mixin Filter filter,
      @Parameters(paramLabel = "PROJECT", arity = "0..1", defaultValue = "", description = PROJECT)
          String project,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "how many, up to 100; default: 20")
          int limit)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          var rows = api.served().get(path(project) + "?per_page=" + limit + "&" + filter.query());
          report.list(
              rows.valueStream().toList(), "received_at", "reason", "tracker", "id", "message");
        });
  }

  @Command(
      name = "count",
      description = "Count bad rows by reason.",
      mixinStandardHelpOptions = true)
  int count(
      @Mixin OperatorOptions options,
      @Mixin Filter filter,
      @Parameters(paramLabel = "PROJECT", arity = "0..1", defaultValue = "", description = PROJECT)
          String project)
      throws IOException, InterruptedException {
    return options.run(
        (api, report) -> {
          var counts = api.served().get(path(project) + "/counts?" + filter.query());
          if (report.json()) {
            report.one(counts);
          } else {
            report.list(counts.path("by_reason").valueStream().toList(), "name", "count");
          }
        });
  }

  @Command(
      name = "replay",
      description = "Read bad rows again: what can be read now becomes events, once.",
      mixinStandardHelpOptions = true)
  int replay(
      @Mixin OperatorOptions options,
      @Mixin Filter filter,
      @Parameters(paramLabel = "PROJECT", description = "path or number") String project,
      @Option(names = "--id", paramLabel = "ID", description = "a bad row's; may be repeated")
          @Nullable List<String> ids)
      throws IOException, InterruptedException {
    var body = filter.given();
    if (ids != null && !ids.isEmpty()) {
      body.put("ids", ids);
    }
    return options.run((api, report) -> replayAll(api.served(), report, project, body));
  }

  /** Call after call, until there is no more. */
  private static void replayAll(
      OperatorApi api, Report report, String project, Map<String, Object> filter)
      throws IOException, InterruptedException {
    String[] numbers = {"asked", "replayed", "events", "unchanged", "not_replayable"};
    var sums = Json.MAPPER.createObjectNode();
    boolean stored = true;
    JsonNode answer;
    do {
      answer = api.call("POST", path(project) + "/replay", filter);
      for (String number : numbers) {
        sums.put(number, sums.path(number).asLong(0) + answer.path(number).asLong());
      }
      stored &= answer.path("stored").asBoolean();
      filter.put("after", answer.path("after").asString(""));
    } while (!answer.path("after").isNull());
    sums.put("stored", stored);
    var shown = new ArrayList<>(List.of(numbers));
    shown.add("stored");
    report.one(sums, shown.toArray(String[]::new));
  }

  private static String path(String project) {
    return project.isEmpty()
        ? "/bad_rows"
        : ProjectCommand.path(project) + "/product_analytics/bad_rows";
  }
}
