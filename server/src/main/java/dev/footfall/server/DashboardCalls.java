package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.definitions.Snapshot;
import java.util.List;
import java.util.function.Function;

/**
 * {@code product_analytics/dashboards} and {@code product_analytics/visualizations}: the
 * definitions as they are drawn, at the branch, tag or commit of {@code ?ref=}. The header {@code
 * X-Commit} names the commit of the project's own ones, where it has any.
 */
final class DashboardCalls {
  private static final String BASE = "/projects/:id/product_analytics";

  private static final Feature[] FEATURES = {
    Feature.PRODUCT_ANALYTICS_INTERNAL_PREVIEW, Feature.COMBINED_ANALYTICS_DASHBOARDS
  };

  private final Snapshot builtIn;
  private final Function<ApiRequest, Snapshot> definitions;

  /**
   * With the program's own and a project's.
   *
   * @param definitions a project's, at the query's {@code ref}
   */
  DashboardCalls(Snapshot builtIn, Function<ApiRequest, Snapshot> definitions) {
    this.builtIn = builtIn;
    this.definitions = definitions;
  }

  List<Call> calls() {
    return List.of(
        call("/dashboards", DashboardCalls::dashboards),
        call("/dashboards/:slug", DashboardCalls::dashboard),
        call("/visualizations", DashboardCalls::visualizations),
        call("/visualizations/:slug", DashboardCalls::visualization));
  }

  private interface Told {
    Object body(ProjectSnapshot snapshot, ApiRequest request);
  }

  private Call call(String path, Told told) {
    return Call.get(BASE + path, Permission.REPORTER, request -> answer(request, told))
        .under(FEATURES);
  }

  private Answer answer(ApiRequest request, Told told) {
    Snapshot own = definitions.apply(request);
    var answer = Answer.ok(told.body(new ProjectSnapshot(builtIn, own), request));
    return own.commit().isEmpty() ? answer : answer.with("X-Commit", own.commit());
  }

  private static DefinitionJson json(ProjectSnapshot snapshot, ApiRequest request) {
    return new DefinitionJson(snapshot, request.query("ref").orElse(null));
  }

  private static Object dashboards(ProjectSnapshot snapshot, ApiRequest request) {
    var json = json(snapshot, request);
    return snapshot.dashboards().stream().map(json::summary).toList();
  }

  private static Object dashboard(ProjectSnapshot snapshot, ApiRequest request) {
    return snapshot
        .dashboard(request.parameter("slug"))
        .map(json(snapshot, request)::whole)
        .orElseThrow(() -> new ApiRefusal(404, "404 Dashboard Not Found"));
  }

  private static Object visualizations(ProjectSnapshot snapshot, ApiRequest request) {
    var json = json(snapshot, request);
    return snapshot.visualizations().values().stream().map(json::summary).toList();
  }

  private static Object visualization(ProjectSnapshot snapshot, ApiRequest request) {
    var found = snapshot.visualizations().get(request.parameter("slug"));
    if (found == null) {
      throw new ApiRefusal(404, "404 Visualization Not Found");
    }
    return json(snapshot, request).whole(found);
  }
}
