package dev.footfall.server;

import dev.footfall.collect.Reply;
import dev.footfall.query.LoadRequest;
import dev.footfall.query.Queries;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What {@code footfall bench} compares with, there only where it started the server: no
 * configuration key opens it (docs/decisions/0026-bench.md).
 *
 * <ul>
 *   <li>{@code POST /-/bench/nothing} reads a request and answers it as the collector does, and
 *       does nothing between;
 *   <li>{@code POST /-/bench/load} answers {@code {"project": …, "query": …}} without rollups, and
 *       works it out anew;
 *   <li>{@code POST /-/bench/engine} runs that query's SQL straight on the engine and answers
 *       {@code {"seconds": …, "rows": …}};
 *   <li>{@code POST /-/bench/funnel}: {@link BenchFunnel}.
 * </ul>
 */
final class BenchRoutes implements Routes {
  /** The system property by which a bench asks its own server for it. */
  static final String PROPERTY = "footfall.bench";

  private final Queries queries;
  private final Queries raw;
  private final Warehouse warehouse;

  private BenchRoutes(Queries queries, Warehouse warehouse) {
    this.queries = queries;
    this.raw = queries.withoutRollups();
    this.warehouse = warehouse;
  }

  /** The routes, where this process was started by a bench. */
  static List<Routes> asked(Queries queries, Warehouse warehouse) {
    return Boolean.getBoolean(PROPERTY) ? List.of(new BenchRoutes(queries, warehouse)) : List.of();
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing
        .post("/-/bench/nothing", BenchRoutes::nothing)
        .post(
            "/-/bench/load",
            (request, response) ->
                Json.send(
                    response, 200, raw.load(asked(Body.of(request)).multi(true).cache("no-cache"))))
        .post(
            "/-/bench/engine",
            (request, response) -> Json.send(response, 200, engine(asked(Body.of(request)))))
        .post(
            "/-/bench/funnel",
            (request, response) ->
                Json.send(
                    response,
                    200,
                    new BenchFunnel(queries, warehouse).take(Body.of(request).json())));
  }

  private static void nothing(ServerRequest request, ServerResponse response) throws IOException {
    request.content().inputStream().transferTo(OutputStream.nullOutputStream());
    CollectRoutes.send(Reply.text(CollectRoutes.request(request), "ok"), response);
  }

  private static LoadRequest asked(Body body) {
    return LoadRequest.of(body.json().path("query"), body.json().path("project").asLong());
  }

  private Map<String, Object> engine(LoadRequest asked) {
    JsonNode sql = queries.sql(asked).path("sql").path("sql");
    var parameters = new HashMap<String, String>();
    for (JsonNode value : sql.path(1)) {
      parameters.put("p" + (parameters.size() + 1), value.asString());
    }
    var project = Objects.requireNonNull(asked.project());
    var question =
        new Question(sql.path(0).asString(), parameters, Scope.project(project), Limits.DEFAULT);
    long begun = System.nanoTime();
    long rows = 0;
    try (var answer = warehouse.ask(question)) {
      while (answer.next() != null) {
        rows++;
      }
    }
    return Map.of("seconds", (System.nanoTime() - begun) / 1e9, "rows", rows);
  }
}
