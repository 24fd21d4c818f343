package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A funnel that is pushed, and asked as the lineage's documentation says. */
class FunnelIT {
  private static final String FILE =
      """
      name: completed_purchase
      seconds_to_convert: 3600
      steps:
        - name: view_page_1
          target: '/page1.html'
          action: 'pageview'
        - name: view_page_2
          target: '/page2.html'
          action: 'pageview'
        - name: view_page_3
          target: '/page3.html'
          action: 'pageview'
      """;

  private static final String API = "/api/v4/projects/acme%2Fshop/product_analytics";

  @Test
  void answersTheDocumentedQueryAboutAFunnelInGit(@TempDir Path folder) {
    try (var footfall = FootfallProcess.start(folder)) {
      var project = footfall.api().createProject("acme/shop");
      var git =
          Git.clone(footfall, FootfallProcess.ADMIN_TOKEN, "acme/shop", folder.resolve("work"));
      git.commit(".gitlab/product_analytics/funnels/purchase.yaml", FILE);
      git.done("push", "-q", "origin", "main");
      var views = new ArrayList<Map<String, String>>();
      views.addAll(visit(project, "a", "/page1.html", "/page2.html", "/page3.html"));
      views.addAll(visit(project, "b", "/page1.html", "/page2.html"));
      views.addAll(visit(project, "c", "/page1.html"));
      views.addAll(visit(project, "d", "/page2.html", "/page1.html"));
      assertThat(footfall.api().collect(views)).isEqualTo(200);

      String query =
          """
          {"query": {"measures": ["completed_purchase.count"],
                     "order": {"completed_purchase.count": "desc"},
                     "filters": [{"member": "completed_purchase.date", "operator": "beforeDate", "values": ["2100-02-01"]}],
                     "dimensions": ["completed_purchase.step"]}, "queryType": "single", "cache": "no-cache"}
          """;
      Await.until(
          Duration.ofSeconds(20),
          () -> counts(footfall.api().loadAtDoor(API, query)),
          counts -> counts.equals(List.of("view_page_1 4", "view_page_2 2", "view_page_3 1")));
      assertThat(
              footfall
                  .api()
                  .load(
                      project,
                      "{\"measures\": [\"completed_purchase.shareOfFirst\"],"
                          + " \"dimensions\": [\"completed_purchase.stepNumber\"]}"))
          .extracting(row -> row.path("completed_purchase.shareOfFirst").asString())
          .containsExactly("100", "50", "25");
      JsonNode listed = footfall.api().ask(API + "/funnels").get(0);
      assertThat(listed.get("name").asString()).isEqualTo("completed_purchase");
      assertThat(listed.get("steps").get(2).asString()).isEqualTo("page_urlpath = '/page3.html'");
    }
  }

  private static List<String> counts(JsonNode answer) {
    return answer
        .path("data")
        .valueStream()
        .map(
            row ->
                row.path("completed_purchase.step").asString()
                    + " "
                    + row.path("completed_purchase.count").asString())
        .toList();
  }

  /** Page views of a visitor, a minute apart. */
  private static List<Map<String, String>> visit(
      Api.NewProject project, String visitor, String... paths) {
    var views = new ArrayList<Map<String, String>>();
    Instant at = Instant.now().minus(Duration.ofHours(1));
    for (String path : paths) {
      at = at.plus(Duration.ofMinutes(1));
      views.add(
          Map.of(
              "e",
              "pv",
              "p",
              "web",
              "aid",
              project.appId(),
              "duid",
              "visitor-" + visitor,
              "ttm",
              Long.toString(at.toEpochMilli()),
              "url",
              "https://shop.example" + path));
    }
    return views;
  }
}
