package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.access.ProjectDetails;
import dev.footfall.query.LoadRequest;
import dev.footfall.query.Queries;
import dev.footfall.query.QueryException;
import dev.footfall.warehouse.WarehouseException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * GitLab's door to the query language, {@code product_analytics/request/*}: the caller's role in
 * the project in place of a token, gaps filled unless {@code "fill": false}, and a query without a
 * time zone runs in the project's.
 */
final class QueryCalls {
  private static final String BASE = "/projects/:id/product_analytics/request";

  private final Queries queries;

  QueryCalls(Queries queries) {
    this.queries = queries;
  }

  List<Call> calls() {
    return List.of(
        Call.post(BASE + "/load", Permission.REPORTER, this::load)
            .reading()
            .under(Feature.CUBE_API_PROXY),
        Call.post(BASE + "/meta", Permission.REPORTER, this::meta)
            .reading()
            .under(Feature.CUBE_API_PROXY),
        Call.get(BASE + "/meta", Permission.REPORTER, this::meta).under(Feature.CUBE_API_PROXY));
  }

  private Answer load(ApiRequest request) {
    var project = request.project();
    var zone = request.access().projects().details(project.id()).map(ProjectDetails::timeZone);
    var body = request.body();
    try {
      return Answer.ok(
          queries.load(
              new LoadRequest(
                  CubeRoutes.query(body),
                  body.text("queryType").orElse("multi").equals("multi"),
                  project.id(),
                  zone.map(ZoneId.class::cast).orElse(ZoneOffset.UTC),
                  body.flag("fill", true))));
    } catch (QueryException e) {
      throw new ApiRefusal(e.status(), String.valueOf(e.getMessage()));
    } catch (WarehouseException e) {
      throw new ApiRefusal(502, "The warehouse cannot answer: " + e.getMessage());
    }
  }

  private Answer meta(ApiRequest request) {
    return Answer.ok(queries.meta());
  }
}
