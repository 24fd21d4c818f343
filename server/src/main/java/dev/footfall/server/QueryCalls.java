package dev.footfall.server;

import dev.footfall.access.CubeApi;
import dev.footfall.access.Feature;
import dev.footfall.access.ProjectDetails;
import dev.footfall.query.LoadRequest;
import dev.footfall.query.MoreCubes;
import dev.footfall.query.Queries;
import dev.footfall.query.QueryException;
import dev.footfall.warehouse.WarehouseException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * GitLab's door to the query language, {@code product_analytics/request/*}: the caller's role in
 * the project in place of a token, gaps filled unless {@code "fill": false}, and a query without a
 * time zone runs in the project's. Where a Cube API is set for the project or the instance, the
 * questions are its to answer, as they are.
 */
final class QueryCalls {
  private static final String BASE = "/projects/:id/product_analytics/request";

  private static final HeaderName REQUEST_ID = HeaderNames.create("x-request-id");

  private final Queries queries;
  private final CubeForwarding forwarding;
  private final Function<ApiRequest, MoreCubes> funnels;

  /**
   * With these questions' answers.
   *
   * @param funnels a project's, at the request's {@code ref}
   */
  QueryCalls(Queries queries, CubeForwarding forwarding, Function<ApiRequest, MoreCubes> funnels) {
    this.queries = queries;
    this.forwarding = forwarding;
    this.funnels = funnels;
  }

  List<Call> calls() {
    return List.of(
        Call.post(BASE + "/load", Permission.REPORTER, this::load)
            .reading()
            .under(Feature.CUBE_API_PROXY),
        Call.post(BASE + "/dry-run", Permission.REPORTER, this::dryRun)
            .reading()
            .under(Feature.CUBE_API_PROXY),
        Call.post(BASE + "/meta", Permission.REPORTER, this::meta)
            .reading()
            .under(Feature.CUBE_API_PROXY),
        Call.get(BASE + "/meta", Permission.REPORTER, this::meta).under(Feature.CUBE_API_PROXY));
  }

  private Answer load(ApiRequest request) {
    return cube(request)
        .map(cube -> forward(request, cube, "load"))
        .orElseGet(() -> asked(request, queries(request)::load));
  }

  private Answer dryRun(ApiRequest request) {
    return cube(request)
        .map(cube -> forward(request, cube, "dry-run"))
        .orElseGet(() -> asked(request, queries(request)::dryRun));
  }

  /** About the project's funnels too, where its definitions can be read. */
  private Queries queries(ApiRequest request) {
    try {
      return queries.with(funnels.apply(request));
    } catch (ApiRefusal e) {
      if (e.status() == 422) {
        return queries;
      }
      throw e;
    }
  }

  private Answer forward(ApiRequest request, CubeApi cube, String call) {
    try {
      return forwarding.post(request, cube, call);
    } catch (QueryException e) {
      throw new ApiRefusal(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private static Optional<CubeApi> cube(ApiRequest request) {
    return request.access().settings().cubeApi(request.project().id());
  }

  private Answer asked(ApiRequest request, Function<LoadRequest, Object> call) {
    var project = request.project();
    var zone = request.access().projects().details(project.id()).map(ProjectDetails::timeZone);
    var body = request.body();
    try {
      var asked =
          new LoadRequest(
                  CubeRoutes.query(body),
                  body.text("queryType").orElse("multi").equals("multi"),
                  project.id(),
                  zone.map(ZoneId.class::cast).orElse(ZoneOffset.UTC),
                  body.flag("fill", true),
                  true,
                  body.text("cache").orElse(""),
                  "")
              .client(request.http().headers().first(REQUEST_ID).orElse(""));
      return Answer.ok(call.apply(asked));
    } catch (QueryException e) {
      throw new ApiRefusal(e.status(), String.valueOf(e.getMessage()));
    } catch (WarehouseException e) {
      throw new ApiRefusal(502, "The warehouse cannot answer: " + e.getMessage());
    }
  }

  private Answer meta(ApiRequest request) {
    return cube(request)
        .map(cube -> forwarding.meta(request, cube))
        .orElseGet(
            () -> Answer.ok(queries(request).metaAtDoor(request.query("extended").isPresent())));
  }
}
