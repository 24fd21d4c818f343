package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.ProjectPath;
import dev.footfall.definitions.BuiltIn;
import dev.footfall.definitions.Snapshot;
import dev.footfall.query.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FunnelCallsTest {
  private static final String COMMIT = "1f0e7d2c3b4a59687786958473625140fedcba98";
  private static final String CALLS = "GET /projects/acme%2Fshop/product_analytics/funnels";
  private static final String FOLDER = ".gitlab/product_analytics/funnels/";

  @TempDir Path directory;
  private final TreeOfTexts files = new TreeOfTexts(new TreeMap<>());
  private Access access;
  private Served served;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    served = new Served(access, new FunnelCalls(this::definitions).calls());
    access.projects().create(served.admin(), ProjectPath.of("acme/shop"), "Shop", true);
  }

  @AfterEach
  void stop() {
    served.close();
    access.close();
  }

  @Test
  void listsThoseThatCanBeCountedAsTheLineageDid() throws Exception {
    files
        .texts()
        .put(
            FOLDER + "purchase.yaml",
            """
            name: Completed purchase
            seconds_to_convert: 3600
            steps:
              - {name: view_page_1, target: /page1.html, action: pageview}
              - {name: bought, action: purchase}
            """);
    files.texts().put(FOLDER + "broken.yaml", "seconds_to_convert: 0\nsteps: []\n");

    JsonNode list = served.json(200, Served.ADMIN, CALLS);

    assertThat(list.size()).isEqualTo(1);
    assertThat(list.get(0).propertyNames()).containsExactly("name", "sql", "steps");
    assertThat(list.get(0).get("name").asString()).isEqualTo("completed_purchase");
    assertThat(list.get(0).get("steps").get(0).asString())
        .isEqualTo("page_urlpath = '/page1.html'");
    assertThat(list.get(0).get("steps").get(1).asString())
        .contains("event_name IN ('purchase')", "se_action IN ('purchase')");
    assertThat(list.get(0).get("sql").asString())
        .contains(
            "{FILTER_PARAMS.completed_purchase.date.filter('tracked_events.derived_tstamp')}");
    assertThat(served.call(Served.ADMIN, CALLS).headers().firstValue("X-Commit")).contains(COMMIT);
  }

  @Test
  void tellsOneWithWhatIsWrongInIt() throws Exception {
    files.texts().put(FOLDER + "broken.yaml", "seconds_to_convert: 0\nsteps: []\n");

    JsonNode broken = served.json(200, Served.ADMIN, CALLS + "/broken");

    assertThat(broken.get("errors").toString())
        .isEqualTo(
            "[\"property '/seconds_to_convert' is less than: 1\",\"property '/steps' has fewer"
                + " items than: 1\"]");
    assertThat(broken.get("mode").isNull()).isTrue();
    assertThat(served.json(404, Served.ADMIN, CALLS + "/nobody").get("message").asString())
        .isEqualTo("404 Funnel Not Found");
  }

  @Test
  void listsThoseThatCannotBeCountedWhereTheProblemsAreAskedFor() throws Exception {
    files.texts().put(FOLDER + "broken.yaml", "name: Broken\nseconds_to_convert: 0\nsteps: []\n");
    files
        .texts()
        .put(
            FOLDER + "purchase.yaml",
            """
            name: Completed purchase
            seconds_to_convert: 3600
            steps:
              - {name: cart, target: /cart, action: pageview}
              - {name: bought, action: purchase}
            """);

    JsonNode list = served.json(200, Served.ADMIN, CALLS + "?problems=true");

    assertThat(list.size()).isEqualTo(2);
    JsonNode broken = list.get(0);
    assertThat(broken.get("slug").asString()).isEqualTo("broken");
    assertThat(broken.get("title").asString()).isEqualTo("Broken");
    assertThat(broken.get("problems").get(0).get("line").asInt()).isEqualTo(2);
    assertThat(broken.get("steps").toString()).isEqualTo("[]");
    JsonNode purchase = list.get(1);
    assertThat(purchase.get("name").asString()).isEqualTo("completed_purchase");
    assertThat(purchase.get("mode").asString()).isEqualTo("ordered");
    assertThat(purchase.get("seconds_to_convert").asInt()).isEqualTo(3600);
    assertThat(purchase.get("steps").toString()).isEqualTo("[\"cart\",\"bought\"]");
    assertThat(purchase.get("problems").toString()).isEqualTo("[]");
    assertThat(purchase.get("commit").asString()).isEqualTo(COMMIT);
  }

  @Test
  void tellsWhatTakesEachStepAndWhatMustNotLieBefore() throws Exception {
    files
        .texts()
        .put(
            FOLDER + "help.yaml",
            """
            name: Without help
            seconds_to_convert: 60
            steps:
              - {name: cart, targets: [/cart, /basket/**], action: pageview}
              - {name: paid, action: purchase, not: {target: /help/*, action: pageview}}
              - name: thanked
                action: pageview
                target: /thanks
                filters:
                  - {property: order.total, operator: gte, values: [10]}
                  - {member: TrackedEvents.country, operator: notSet}
            """);

    JsonNode steps = served.json(200, Served.ADMIN, CALLS + "/without_help").get("steps");

    assertThat(steps.get(0).toString())
        .isEqualTo(
            "{\"name\":\"cart\",\"event\":\"page_view\",\"targets\":[\"/cart\",\"/basket/**\"],\"filters\":[],\"not\":null}");
    assertThat(steps.get(1).toString())
        .isEqualTo(
            "{\"name\":\"paid\",\"event\":\"purchase\",\"targets\":[],\"filters\":[],\"not\":{\"event\":\"page_view\",\"targets\":[\"/help/*\"],\"filters\":[]}}");
    assertThat(steps.get(2).get("filters").toString())
        .isEqualTo(
            "[{\"property\":\"order.total\",\"operator\":\"gte\",\"values\":[\"10\"]},"
                + "{\"member\":\"TrackedEvents.country\",\"operator\":\"notSet\",\"values\":[]}]");
  }

  private Snapshot definitions(ApiRequest request) {
    try {
      return Snapshot.of(files, COMMIT, BuiltIn.snapshot("1.2.3"), Model.builtIn());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
