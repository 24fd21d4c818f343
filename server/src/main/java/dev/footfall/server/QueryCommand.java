package dev.footfall.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code footfall query}: asks a project in Cube's query language. */
@Command(
    name = "query",
    description =
        "Ask a project in Cube's query language: the query as JSON, from a file (--file), from the"
            + " standard input (-), or put together by --measure, --dimension, --time and --range.",
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
  /** How rows are shown. */
  enum Format {
    TABLE,
    CSV,
    JSON,
    CHART
  }

  private final InputStream in;

  @Mixin private OperatorOptions options = new OperatorOptions();

  @Parameters(index = "0", paramLabel = "PROJECT", description = "path or number")
  private String project = "";

  @Parameters(
      index = "1",
      paramLabel = "QUERY",
      arity = "0..1",
      defaultValue = "",
      description = "the query as JSON; - reads the standard input")
  private String query = "";

  @Option(names = "--file", paramLabel = "FILE", description = "a file that holds the query")
  private @Nullable Path file;

  @Option(names = "--measure", paramLabel = "MEMBER", description = "may be repeated")
  private List<String> measures = List.of();

  @Option(names = "--dimension", paramLabel = "MEMBER", description = "may be repeated")
  private List<String> dimensions = List.of();

  @Option(
      names = "--time",
      paramLabel = "MEMBER",
      description = "a time dimension; Cube.member.day cuts it into days")
  private String time = "";

  @Option(names = "--range", paramLabel = "RANGE", description = "of --time, such as last 7 days")
  private String range = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TABLE",
      description = "${COMPLETION-CANDIDATES}; default: table")
  private Format format = Format.TABLE;

  @Option(names = "--no-fill", description = "leave out the times without rows")
  private boolean noFill;

  QueryCommand() {
    this(System.in);
  }

  /** Reads from somewhere else. */
  QueryCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var asked = json(text());
    return options.runWithQueries(
        (api, report) -> {
          var answer = answer(api, asked);
          var result = QueryRows.of(answer);
          var shown = report.json() ? Format.JSON : format;
          switch (shown) {
            case TABLE -> report.list(result.rows(), result.columns().toArray(String[]::new));
            case CSV -> result.csv(report.out());
            case JSON -> report.out().println(Json.MAPPER.writeValueAsString(result.rows()));
            case CHART -> result.chart(report.out());
          }
        });
  }

  /** Asks until the answer is there. */
  private JsonNode answer(OperatorApi api, JsonNode asked)
      throws IOException, InterruptedException {
    String path = ProjectCommand.path(project) + "/product_analytics/request/load";
    var body = Map.of("query", asked, "queryType", "multi", "fill", !noFill);
    var answer = api.call("POST", path, body);
    while (answer.path("error").asString("").equals("Continue wait")) {
      answer = api.call("POST", path, body);
    }
    return answer;
  }

  private String text() throws IOException {
    if (file != null) {
      try {
        return Files.readString(file);
      } catch (NoSuchFileException e) {
        throw new CommandFailed("There is no file " + file);
      }
    }
    if (query.equals("-")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return query.isEmpty() ? Json.MAPPER.writeValueAsString(putTogether()) : query;
  }

  private ObjectNode putTogether() {
    if (time.isEmpty() && !range.isEmpty()) {
      throw new ParameterException(
          options.spec().commandLine(), "--range is of a time: say with --time of which");
    }
    ObjectNode made = Json.MAPPER.createObjectNode();
    measures.forEach(made.putArray("measures")::add);
    dimensions.forEach(made.putArray("dimensions")::add);
    if (!time.isEmpty()) {
      int granularity = time.indexOf('.', time.indexOf('.') + 1);
      ObjectNode dimension = made.putArray("timeDimensions").addObject();
      dimension.put("dimension", granularity < 0 ? time : time.substring(0, granularity));
      if (granularity >= 0) {
        dimension.put("granularity", time.substring(granularity + 1));
      }
      if (!range.isEmpty()) {
        dimension.put("dateRange", range);
      }
    }
    return made;
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new CommandFailed("The query is not JSON: " + e.getOriginalMessage());
    }
  }
}
