package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.ProjectPath;
import dev.footfall.definitions.BuiltIn;
import dev.footfall.definitions.Snapshot;
import dev.footfall.query.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DashboardCallsTest {
  private static final String COMMIT = "1f0e7d2c3b4a59687786958473625140fedcba98";
  private static final String CALLS = "GET /projects/acme%2Fshop/product_analytics/";
  private static final String FOLDER = ".gitlab/product_analytics/dashboards/";
  private static final String PANEL =
      "  - {title: %s, visualization: %s, gridAttributes: {width: 4, height: 2}}\n";

  @TempDir Path directory;
  private final TreeOfTexts files = new TreeOfTexts(new TreeMap<>());
  private Access access;
  private Served served;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    var builtIn = BuiltIn.snapshot("1.2.3");
    served = new Served(access, new DashboardCalls(builtIn, this::definitions).calls());
    access.projects().create(served.admin(), ProjectPath.of("acme/shop"), "Shop", true);
  }

  @AfterEach
  void stop() {
    served.close();
    access.close();
  }

  @Test
  void listsTheBuiltInDashboardsFirstAndSaysWhichCommitTheOthersAreOf() throws Exception {
    dashboard("a_shop", "title: A shop\npanels: []\n");
    var list = served.json(200, Served.ADMIN, CALLS + "dashboards?ref=idea");
    assertThat(list.findValuesAsString("slug")).containsExactly("audience", "behavior", "a_shop");
    assertThat(list.get(0).get("user_defined").asBoolean()).isFalse();
    assertThat(list.get(0).get("commit").asString()).isEqualTo("1.2.3");
    assertThat(list.get(0).get("ref").isNull()).isTrue();
    assertThat(list.get(2).get("user_defined").asBoolean()).isTrue();
    assertThat(list.get(2).get("commit").asString()).isEqualTo(COMMIT);
    assertThat(list.get(2).get("ref").asString()).isEqualTo("idea");
    assertThat(served.call(Served.ADMIN, CALLS + "dashboards").headers().firstValue("X-Commit"))
        .contains(COMMIT);
  }

  @Test
  void tellsProblemsWithTheirPlacesBesideTheLineagesErrors() throws Exception {
    dashboard(
        "shop", "title: Shop\ncolour: red\npanels:\n" + PANEL.formatted("Events", "total_evnets"));
    JsonNode shop = served.json(200, Served.ADMIN, CALLS + "dashboards/shop");
    assertThat(shop.get("errors").toString())
        .isEqualTo("[\"property '/colour' is invalid: error_type=schema\"]");
    JsonNode problem = shop.get("problems").get(0);
    assertThat(problem.get("severity").asString()).isEqualTo("error");
    assertThat(problem.get("rule").asString()).isEqualTo("schema");
    assertThat(problem.get("file").asString()).isEqualTo(FOLDER + "shop/shop.yaml");
    assertThat(problem.get("line").asInt()).isEqualTo(2);
    assertThat(problem.get("column").asInt()).isEqualTo(1);
    JsonNode visualization = shop.get("panels").get(0).get("visualization");
    assertThat(visualization.get("errors").get(0).asString())
        .isEqualTo("Visualization file total_evnets.yaml not found");
    assertThat(visualization.get("problems").get(0).get("line").asInt()).isEqualTo(4);
    assertThat(visualization.get("problems").get(0).get("hint").asString())
        .contains("total_events");
    assertThat(visualization.get("source").isNull()).isTrue();
    JsonNode listed = served.json(200, Served.ADMIN, CALLS + "dashboards").get(2);
    assertThat(listed.get("problems").size()).as("the panels' as well").isEqualTo(2);
  }

  @Test
  void showsTheFilesThatEveryPanelIsDefinedIn() throws Exception {
    String yaml = "title: Shop\npanels:\n" + PANEL.formatted("Events", "total_events");
    dashboard("shop", yaml);
    JsonNode shop = served.json(200, Served.ADMIN, CALLS + "dashboards/shop");
    assertThat(shop.get("source").get("path").asString()).isEqualTo(FOLDER + "shop/shop.yaml");
    assertThat(shop.get("source").get("yaml").asString()).isEqualTo(yaml);
    JsonNode visualization = shop.get("panels").get(0).get("visualization");
    assertThat(visualization.get("user_defined").asBoolean()).isFalse();
    assertThat(visualization.get("commit").asString()).isEqualTo("1.2.3");
    String file = visualization.get("source").get("path").asString();
    assertThat(visualization.get("source").has("yaml")).as("told once for all panels").isFalse();
    assertThat(shop.get("sources").get(file).asString()).contains("type: SingleStat");
  }

  @Test
  void letsAProjectsOwnVisualizationTakeTheBuiltInsPlace() throws Exception {
    String own =
        """
        type: SingleStat
        data:
          type: cube_analytics
          query: {measures: [Sessions.count]}
        options: {}
        """;
    files.texts().put(FOLDER + "visualizations/total_events.yaml", own);
    dashboard("shop", "title: Shop\npanels:\n" + PANEL.formatted("Events", "total_events"));
    JsonNode drawn = served.json(200, Served.ADMIN, CALLS + "visualizations/total_events");
    assertThat(drawn.get("user_defined").asBoolean()).isTrue();
    assertThat(drawn.get("commit").asString()).isEqualTo(COMMIT);
    assertThat(drawn.get("data").get("query").toString())
        .isEqualTo("{\"measures\":[\"Sessions.count\"]}");
    var list = served.json(200, Served.ADMIN, CALLS + "visualizations");
    assertThat(list.findValuesAsString("slug"))
        .contains("total_sessions", "total_events")
        .doesNotHaveDuplicates();
  }

  @Test
  void showsAProjectsOwnDashboardInTheBuiltInsPlace() throws Exception {
    dashboard("audience", "title: Our audience\npanels: []\n");
    var list = served.json(200, Served.ADMIN, CALLS + "dashboards");
    assertThat(list.findValuesAsString("slug")).containsExactly("behavior", "audience");
    assertThat(
            served.json(200, Served.ADMIN, CALLS + "dashboards/audience").get("title").asString())
        .isEqualTo("Our audience");
  }

  @Test
  void saysWhatIsNotThere() throws Exception {
    assertThat(served.refusal(404, Served.ADMIN, CALLS + "dashboards/nothing"))
        .isEqualTo("404 Dashboard Not Found");
    assertThat(served.refusal(404, Served.ADMIN, CALLS + "visualizations/nothing"))
        .isEqualTo("404 Visualization Not Found");
  }

  private void dashboard(String slug, String yaml) {
    files.texts().put(FOLDER + slug + "/" + slug + ".yaml", yaml);
  }

  private Snapshot definitions(ApiRequest request) {
    try {
      return Snapshot.of(files, COMMIT, BuiltIn.snapshot("1.2.3"), Model.builtIn());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
