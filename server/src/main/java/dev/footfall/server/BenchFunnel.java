package dev.footfall.server;

import dev.footfall.funnel.Funnel;
import dev.footfall.funnel.FunnelCube;
import dev.footfall.funnel.Mode;
import dev.footfall.funnel.Target;
import dev.footfall.funnel.What;
import dev.footfall.query.LoadRequest;
import dev.footfall.query.MoreCubes;
import dev.footfall.query.Queries;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A funnel of page views, and what the engine's {@code windowFunnel} takes for the same by device:
 * {@code {"project": …, "pages": […], "seconds": …, "query": …}}, without {@code query} the latter.
 * The query calls it {@code example}. Answers {@code {"seconds": …, "people": …}}: how long it
 * took, and how many took the first step.
 */
record BenchFunnel(Queries queries, Warehouse warehouse) {
  private static final String NAME = "example";

  Map<String, Object> take(JsonNode asked) {
    List<String> pages = asked.path("pages").valueStream().map(JsonNode::asString).toList();
    long project = asked.path("project").asLong();
    var window = Duration.ofSeconds(asked.path("seconds").asLong());
    long begun = System.nanoTime();
    String people =
        asked.has("query")
            ? counted(asked.path("query"), project, funnel(pages, window))
            : bare(pages, project, window);
    return Map.of("seconds", (System.nanoTime() - begun) / 1e9, "people", people);
  }

  private String counted(JsonNode query, long project, Funnel funnel) {
    var request = LoadRequest.of(query, project).multi(true).cache("no-cache");
    var own = queries.with(MoreCubes.read(Map.of(NAME, FunnelCube.yaml(NAME, funnel))));
    JsonNode answer = own.load(request);
    while (answer.has("error")) {
      answer = own.load(request);
    }
    return answer.path("results").path(0).path("data").path(0).path(NAME + ".count").asString();
  }

  private static Funnel funnel(List<String> pages, Duration window) {
    var steps =
        pages.stream()
            .map(
                page ->
                    new Funnel.Step(
                        "step",
                        new What(What.PAGE_VIEW, List.of(new Target(page)), List.of()),
                        Optional.empty()))
            .toList();
    return new Funnel(Mode.ORDERED, window, steps);
  }

  private String bare(List<String> pages, long project, Duration window) {
    var values =
        IntStream.range(0, pages.size())
            .boxed()
            .collect(Collectors.toMap(index -> "page" + index, pages::get));
    String conditions =
        IntStream.range(0, pages.size())
            .mapToObj(index -> "page_urlpath = {page" + index + ":String}")
            .collect(Collectors.joining(", "));
    String sql =
        """
        SELECT countIf(level > 0)
        FROM (
          SELECT windowFunnel(%d)(toUInt64(toUnixTimestamp64Milli(derived_tstamp)), %s) AS level
          FROM events WHERE event_name = 'page_view' GROUP BY device)\
        """
            .formatted(window.toMillis(), conditions);
    var question = new Question(sql, values, Scope.project(project), Limits.DEFAULT);
    try (var answer = warehouse.ask(question)) {
      var row = answer.next();
      return row == null ? "" : String.valueOf(row.getFirst());
    }
  }
}
