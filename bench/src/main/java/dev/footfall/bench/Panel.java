package dev.footfall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a panel of a built-in dashboard asks about thirty days.
 *
 * @param name its visualization's
 * @param query as the page sends it
 */
record Panel(String name, ObjectNode query) {
  private static final Map<String, String> DATE_MEMBERS =
      Map.of(
          "TrackedEvents", "TrackedEvents.derivedTstamp",
          "Sessions", "Sessions.startAt",
          "ReturningUsers", "ReturningUsers.first_timestamp");

  private static final List<String> PEOPLE = List.of("user", "User");

  /** All there are, about the days of a large set. */
  static List<Panel> all(Site site) {
    var panels = new ArrayList<Panel>();
    for (JsonNode dashboard : site.get("/product_analytics/dashboards")) {
      String path = "/product_analytics/dashboards/" + dashboard.path("slug").asString();
      for (JsonNode panel : site.get(path).path("panels")) {
        panels.add(of(panel.path("visualization")));
      }
    }
    return List.copyOf(panels);
  }

  private static Panel of(JsonNode visualization) {
    var query = (ObjectNode) visualization.path("data").path("query").deepCopy();
    String cube = query.path("measures").path(0).asString().split("\\.", -1)[0];
    query
        .withArray("filters")
        .addObject()
        .put("member", DATE_MEMBERS.getOrDefault(cube, cube + ".date"))
        .put("operator", "inDateRange")
        .putArray("values")
        .add(LargeSet.FIRST_DAY.toString())
        .add(LargeSet.LAST_DAY.toString());
    return new Panel(visualization.path("slug").asString(), query);
  }

  /** Whether people are counted, each once, who must be told apart in all the rows. */
  boolean people() {
    return query
        .path("measures")
        .valueStream()
        .map(JsonNode::asString)
        .anyMatch(measure -> PEOPLE.stream().anyMatch(measure.split("\\.", 2)[1]::contains));
  }
}
