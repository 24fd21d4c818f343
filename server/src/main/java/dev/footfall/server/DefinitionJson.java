package dev.footfall.server;

import dev.footfall.definitions.Dashboard;
import dev.footfall.definitions.Filters;
import dev.footfall.definitions.GridAttributes;
import dev.footfall.definitions.Panel;
import dev.footfall.definitions.Problem;
import dev.footfall.definitions.Source;
import dev.footfall.definitions.Tooltip;
import dev.footfall.definitions.Visualization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Definitions as the API tells them: with the lineage's names, and beside its {@code errors}, which
 * are sentences, {@code problems} that know their places.
 */
final class DefinitionJson {
  private final ProjectSnapshot snapshot;
  private final @Nullable String ref;

  /**
   * Of one snapshot.
   *
   * @param ref the branch, tag or commit it was asked at; null for the default branch
   */
  DefinitionJson(ProjectSnapshot snapshot, @Nullable String ref) {
    this.snapshot = snapshot;
    this.ref = ref;
  }

  /** A dashboard in a list, with the problems of all of its panels. */
  Map<String, @Nullable Object> summary(Dashboard dashboard) {
    var panels = dashboard.panels().stream().flatMap(one -> one.visualization().errors().stream());
    return head(dashboard, Stream.concat(dashboard.errors().stream(), panels).distinct().toList());
  }

  /** A dashboard with its panels, each with its own problems. */
  Map<String, @Nullable Object> whole(Dashboard dashboard) {
    var fields = head(dashboard, dashboard.errors());
    fields.put("source", source(dashboard.source()));
    fields.put("gridHeight", dashboard.gridHeight());
    fields.put("filters", filters(dashboard.filters()));
    fields.put("panels", dashboard.panels().stream().map(this::panel).toList());
    fields.put("sources", sources(dashboard));
    return fields;
  }

  private Map<String, @Nullable Object> head(Dashboard dashboard, List<Problem> problems) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("slug", dashboard.slug());
    fields.put("title", dashboard.title());
    fields.put("description", dashboard.description());
    fields.put("status", dashboard.status().isEmpty() ? null : dashboard.status());
    fields.put("user_defined", dashboard.userDefined());
    problems(fields, problems);
    fields.put("commit", dashboard.commit());
    fields.put("ref", dashboard.userDefined() ? ref : null);
    return fields;
  }

  /** A visualization in a list. */
  Map<String, @Nullable Object> summary(Visualization visualization) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("slug", visualization.slug());
    fields.put("type", visualization.type());
    fields.put("user_defined", snapshot.isOwn(visualization));
    problems(fields, visualization.errors());
    fields.put("commit", visualization.commit());
    fields.put("ref", snapshot.isOwn(visualization) ? ref : null);
    return fields;
  }

  /** A visualization with its query and its options. */
  Map<String, @Nullable Object> whole(Visualization visualization) {
    var fields = summary(visualization);
    fields.put("source", source(visualization.source()));
    fields.put("version", 1);
    fields.put("options", visualization.options());
    fields.put("data", Map.of("type", "cube_analytics", "query", visualization.query()));
    return fields;
  }

  private Map<String, @Nullable Object> panel(Panel panel) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("title", panel.title());
    fields.put("tooltip", tooltip(panel.tooltip()));
    fields.put("gridAttributes", grid(panel.gridAttributes()));
    fields.put("queryOverrides", panel.queryOverrides());
    fields.put("options", panel.options());
    var visualization = whole(panel.visualization());
    // The text once for all panels, among the dashboard's sources.
    String file = panel.visualization().source().file();
    visualization.put("source", file.isEmpty() ? null : Map.of("path", file));
    fields.put("visualization", visualization);
    return fields;
  }

  /** The files that its visualizations stand in, each once, by path. */
  private static Map<String, String> sources(Dashboard dashboard) {
    var texts = new LinkedHashMap<String, String>();
    for (var panel : dashboard.panels()) {
      var source = panel.visualization().source();
      if (!source.file().isEmpty() && !source.file().equals(dashboard.source().file())) {
        texts.put(source.file(), source.text());
      }
    }
    return texts;
  }

  private static @Nullable Map<String, String> tooltip(@Nullable Tooltip tooltip) {
    return tooltip == null
        ? null
        : Map.of(
            "description", tooltip.description(), "descriptionLink", tooltip.descriptionLink());
  }

  /** The file it stands in; null for what is not there. */
  static @Nullable Map<String, String> source(Source source) {
    return source.file().isEmpty() ? null : Map.of("path", source.file(), "yaml", source.text());
  }

  private static Map<String, Object> filters(Filters filters) {
    var range = filters.dateRange();
    var dates = new LinkedHashMap<String, @Nullable Object>();
    dates.put("enabled", range.enabled());
    dates.put("options", range.options());
    dates.put("defaultOption", range.defaultOption());
    dates.put("numberOfDaysLimit", range.numberOfDaysLimit());
    return Map.of(
        "dateRange",
        dates,
        "excludeAnonymousUsers",
        Map.of("enabled", filters.excludeAnonymousUsers()));
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

  static void problems(Map<String, @Nullable Object> fields, List<Problem> problems) {
    fields.put("errors", problems.stream().filter(Problem::isError).map(Problem::message).toList());
    fields.put("problems", problems.stream().map(DefinitionJson::problem).toList());
  }

  private static Map<String, Object> problem(Problem problem) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    fields.put("rule", problem.rule().id());
    fields.put("file", problem.place().file());
    fields.put("line", problem.place().line());
    fields.put("column", problem.place().column());
    fields.put("message", problem.message());
    fields.put("hint", problem.hint());
    return fields;
  }
}
