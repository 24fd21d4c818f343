package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.definitions.Dashboard;
import dev.footfall.definitions.GridAttributes;
import dev.footfall.definitions.Panel;
import dev.footfall.definitions.Problem;
import dev.footfall.definitions.Snapshot;
import dev.footfall.definitions.Visualization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code product_analytics/dashboards}: the definitions as they are drawn. */
final class DashboardCalls {
  private static final String BASE = "/projects/:id/product_analytics/dashboards";

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
        Call.get(BASE, Permission.REPORTER, this::list).under(FEATURES),
        Call.get(BASE + "/:slug", Permission.REPORTER, this::one).under(FEATURES));
  }

  private Answer list(ApiRequest request) {
    return Answer.ok(
        Stream.of(builtIn, definitions.apply(request))
            .flatMap(snapshot -> snapshot.dashboards().stream())
            .map(DashboardCalls::summary)
            .toList());
  }

  private Answer one(ApiRequest request) {
    var dashboard =
        builtIn
            .dashboard(request.parameter("slug"))
            .or(() -> definitions.apply(request).dashboard(request.parameter("slug")))
            .orElseThrow(() -> new ApiRefusal(404, "404 Dashboard Not Found"));
    var fields = summary(dashboard);
    fields.put("filters", filters(dashboard));
    fields.put("panels", dashboard.panels().stream().map(DashboardCalls::panel).toList());
    return Answer.ok(fields);
  }

  private static Map<String, @Nullable Object> summary(Dashboard dashboard) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("slug", dashboard.slug());
    fields.put("title", dashboard.title());
    fields.put("description", dashboard.description());
    fields.put("status", dashboard.status().isEmpty() ? null : dashboard.status());
    fields.put("user_defined", dashboard.userDefined());
    fields.put("errors", errors(dashboard.errors()));
    fields.put("commit", dashboard.commit());
    return fields;
  }

  private static Map<String, Object> filters(Dashboard dashboard) {
    var range = dashboard.filters().dateRange();
    var dates = new LinkedHashMap<String, @Nullable Object>();
    dates.put("enabled", range.enabled());
    dates.put("options", range.options());
    dates.put("defaultOption", range.defaultOption());
    dates.put("numberOfDaysLimit", range.numberOfDaysLimit());
    return Map.of(
        "dateRange",
        dates,
        "excludeAnonymousUsers",
        Map.of("enabled", dashboard.filters().excludeAnonymousUsers()));
  }

  private static Map<String, @Nullable Object> panel(Panel panel) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("title", panel.title());
    fields.put("gridAttributes", grid(panel.gridAttributes()));
    fields.put("queryOverrides", panel.queryOverrides());
    fields.put("options", panel.options());
    fields.put("tooltip", panel.tooltip());
    fields.put("visualization", visualization(panel.visualization()));
    return fields;
  }

  private static Map<String, Object> grid(GridAttributes grid) {
    var fields = new LinkedHashMap<String, Object>();
    put(fields, "xPos", grid.xPos());
    put(fields, "yPos", grid.yPos());
    fields.put("width", grid.width());
    fields.put("height", grid.height());
    put(fields, "minWidth", grid.minWidth());
    put(fields, "minHeight", grid.minHeight());
    put(fields, "maxWidth", grid.maxWidth());
    put(fields, "maxHeight", grid.maxHeight());
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Integer value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static Map<String, Object> visualization(Visualization visualization) {
    return Map.of(
        "slug", visualization.slug(),
        "type", visualization.type(),
        "version", 1,
        "options", visualization.options(),
        "data", Map.of("type", "cube_analytics", "query", visualization.query()),
        "errors", errors(visualization.errors()));
  }

  private static List<String> errors(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }
}
