package dev.footfall.e2e;

import static java.util.Objects.requireNonNull;

import dev.footfall.e2e.Api.NewProject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The single figures of a built-in dashboard, asked of the Cube API in words of the test's own. */
final class Figures {
  private static final Map<String, String> TIMES =
      Map.of(
          "TrackedEvents", "TrackedEvents.derivedTstamp",
          "Sessions", "Sessions.startAt",
          "ReturningUsers", "ReturningUsers.first_timestamp");

  private final Api api;
  private final NewProject project;
  private final Map<String, JsonNode> queries = new LinkedHashMap<>();

  Figures(Api api, NewProject project, String slug) {
    this.api = api;
    this.project = project;
    for (JsonNode panel :
        api.ask("/api/v4/projects/%d/product_analytics/dashboards/%s".formatted(project.id(), slug))
            .get("panels")) {
      JsonNode visualization = panel.get("visualization");
      if (visualization.get("type").asString().equals("SingleStat")) {
        queries.put(panel.get("title").asString(), visualization.get("data").get("query"));
      }
    }
  }

  Set<String> titles() {
    return queries.keySet();
  }

  /** A figure as it is shown, without its unit. */
  static BigDecimal number(String shown) {
    return new BigDecimal(shown.replaceAll("[^0-9.]", ""));
  }

  /** A figure of these days and of the filters in a page's address, as exact as it is shown. */
  BigDecimal ask(String title, JsonNode days, String address, String shown) {
    JsonNode asked = requireNonNull(queries.get(title), title);
    String measure = asked.get("measures").get(0).asString();
    String cube = measure.substring(0, measure.indexOf('.'));
    List<String> segments = new ArrayList<>();
    if (asked.has("segments")) {
      asked.get("segments").forEach(segment -> segments.add(segment.toString()));
    }
    if (address.contains("filter_anon_users=true")) {
      segments.add("\"%s.knownUsers\"".formatted(cube));
    }
    if (address.contains("filter_bots=true")) {
      segments.add("\"%s.withoutBots\"".formatted(cube));
    }
    String query =
        """
        {"measures": ["%s"], "segments": [%s], "filters": %s,
         "timeDimensions": [{"dimension": "%s", "dateRange": %s}]}
        """
            .formatted(
                measure,
                String.join(",", segments),
                asked.has("filters") ? asked.get("filters") : "[]",
                TIMES.get(cube),
                days);
    String answer = api.load(project, query).getFirst().get(measure).asString();
    return new BigDecimal(answer).setScale(number(shown).scale(), RoundingMode.HALF_UP);
  }
}
