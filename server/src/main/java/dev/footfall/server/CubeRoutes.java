package dev.footfall.server;

import dev.footfall.event.Project;
import dev.footfall.query.LoadRequest;
import dev.footfall.query.MoreCubes;
import dev.footfall.query.Queries;
import dev.footfall.query.QueryException;
import dev.footfall.warehouse.WarehouseException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code /cubejs-api/v1}: Cube's REST API, by GET and POST, for any page. A query without a time
 * zone runs in UTC. Errors are {@code {"error": …}}.
 */
final class CubeRoutes implements Routes {
  private static final System.Logger LOG = System.getLogger("footfall.http");
  private static final String BASE = "/cubejs-api/v1";
  private static final HeaderName CUBE_AUTHORIZATION = HeaderNames.create("x-cube-authorization");

  private static final HeaderName REQUEST_ID = HeaderNames.create("x-request-id");

  private final CubeToken token;
  private final Queries queries;
  private final LongFunction<MoreCubes> funnels;
  private final LargeJson bodies = new LargeJson();

  /**
   * With these questions' answers.
   *
   * @param funnels a project's, by its number
   */
  CubeRoutes(CubeToken token, Queries queries, LongFunction<MoreCubes> funnels) {
    this.token = token;
    this.queries = queries;
    this.funnels = funnels;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    asked(routing, BASE + "/load", Queries::load);
    asked(routing, BASE + "/subscribe", Queries::load);
    asked(routing, BASE + "/dry-run", Queries::dryRun);
    asked(routing, BASE + "/sql", Queries::sql);
    routing
        .get(BASE + "/meta", (request, response) -> answer(request, response, this::meta))
        .post(BASE + "/meta", (request, response) -> answer(request, response, this::meta))
        .options(BASE + "/*", CubeRoutes::preflight);
  }

  private void asked(
      HttpRouting.Builder routing, String path, BiFunction<Queries, LoadRequest, Object> call) {
    routing
        .get(path, (request, response) -> answer(request, response, one -> get(one, call)))
        .post(path, (request, response) -> answer(request, response, one -> post(one, call)));
  }

  private Object get(ServerRequest request, BiFunction<Queries, LoadRequest, Object> call) {
    Long project = project(request);
    var query = request.query();
    var asked =
        asked(
            request,
            LoadRequest.decode(query.first("query").orElse("")),
            query.first("queryType").orElse(""),
            project);
    return call.apply(queries(project), asked.cache(query.first("cache").orElse("")));
  }

  /** The token first: a stranger's body is not read. */
  private Object post(ServerRequest request, BiFunction<Queries, LoadRequest, Object> call) {
    Long project = project(request);
    var asked =
        bodies.read(
            request,
            body ->
                asked(request, query(body), body.text("queryType").orElse(""), project)
                    .cache(body.text("cache").orElse("")));
    return call.apply(queries(project), asked);
  }

  private static LoadRequest asked(
      ServerRequest request, JsonNode query, String queryType, @Nullable Long project) {
    return new LoadRequest(
            query, queryType.equals("multi"), project, ZoneOffset.UTC, false, false, "", "")
        .client(request.headers().first(REQUEST_ID).orElse(""));
  }

  /** The query of a POST: an object, a list, or either as text. */
  static JsonNode query(Body body) {
    JsonNode query = body.json().get("query");
    return query == null || query.isNull() || query.isString()
        ? LoadRequest.decode(query == null ? null : query.asString(""))
        : query;
  }

  private Object meta(ServerRequest request) {
    return queries(project(request))
        .meta(
            request.query().contains("extended"),
            request.query().first("onlyViews").orElse("").equals("true"));
  }

  /** About a project's funnels too. */
  private Queries queries(@Nullable Long project) {
    return project == null ? queries : queries.with(funnels.apply(project));
  }

  /** The project that the token names; null where it names none. */
  private @Nullable Long project(ServerRequest request) {
    var headers = request.headers();
    String authorization =
        headers
            .first(CUBE_AUTHORIZATION)
            .or(() -> headers.first(HeaderNames.AUTHORIZATION))
            .orElse("");
    return token.project(authorization).map(Project::id).orElse(null);
  }

  private static void preflight(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response.header(
        HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, PUT, PATCH, POST, DELETE");
    request
        .headers()
        .first(HeaderNames.ACCESS_CONTROL_REQUEST_HEADERS)
        .ifPresent(asked -> response.header(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, asked));
    response.status(Status.NO_CONTENT_204).send();
  }

  private static void answer(
      ServerRequest request, ServerResponse response, Function<ServerRequest, Object> handler) {
    response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    int status = 200;
    Object body;
    try {
      body = handler.apply(request);
    } catch (QueryException e) {
      status = e.status();
      body = e.toJson();
    } catch (ApiRefusal e) {
      status = e.status();
      body = Map.of("error", e.sentence());
    } catch (WarehouseException e) {
      status = e.kind() == WarehouseException.Kind.UNAVAILABLE ? 500 : 400;
      body = Map.of("error", "Error: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A Cube request failed", e);
      status = 500;
      body = Map.of("error", "Error: something went wrong here; the server's log says what");
    }
    Json.send(response, status, body);
  }
}
