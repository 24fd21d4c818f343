package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.e2e.Api.NewProject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./footfall demo} as a newcomer meets it, in Chromium. One demo for the class: its month of
 * traffic takes a while. The end comes last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
  private static final Duration SENDING = Duration.ofMinutes(4);
  private static final Pattern SENT = Pattern.compile("([0-9,]+) of \\1 events");
  private static final Pattern MEMBER = Pattern.compile("[A-Z]\\w*\\.\\w+");

  private FootfallProcess footfall;
  private NewProject shop;

  @BeforeAll
  void start(@TempDir Path folder) {
    footfall = FootfallProcess.demo(folder);
    Demo.awaitSent(footfall, SENDING);
    shop = footfall.api().project(Demo.PROJECT);
  }

  @AfterAll
  void stop() {
    footfall.close();
  }

  @Test
  @Order(1)
  void storesEveryEventOfTheMonthThatItSent() {
    long stored = footfall.api().count(shop);
    assertThat(stored).isGreaterThanOrEqualTo(200_000);
    assertThat(sent()).isEqualTo(stored);
  }

  @Test
  void saysWhereItIsAndHowToSignIn() {
    assertThat(footfall.output())
        .contains(footfall.base() + "/demo/shop/-/analytics/dashboards")
        .contains(footfall.base() + "/demo/shop.git")
        .contains("http://localhost:" + footfall.port() + "/-/demo/")
        .contains("sign in     as admin, password as given at the first start")
        .doesNotContain(FootfallProcess.ADMIN_PASSWORD);
    assertThat(footfall.errors()).doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({"behavior, Page views over time", "audience, Sessions over Time"})
  void showsTheNumbersOfTheCubeApi(String slug, String chart) {
    JsonNode seen = browse("dashboards.mjs", slug, chart);
    var figures = new Figures(footfall.api(), shop, slug);
    for (JsonNode view : seen.get("views")) {
      assertThat(view.get("stats")).as(view.toString()).hasSize(figures.titles().size());
      for (String title : figures.titles()) {
        String shown = view.get("stats").get(title).asString();
        assertThat(Figures.number(shown))
            .as(title + ", " + view.get("name").asString() + ": " + shown)
            .isEqualByComparingTo(
                figures.ask(title, view.get("range"), view.get("url").asString(), shown));
      }
    }
    assertThat(seen.get("table")).as("a row for each day of the table").hasSize(31);
  }

  @Test
  void keepsTheViewInTheAddress() {
    JsonNode views = browse("dashboards.mjs", "behavior", "Events over time").get("views");
    JsonNode month = views.get(1);
    JsonNode reloaded = views.get(2);
    assertThat(month.get("url").asString()).endsWith("/behavior?date_range_option=30d");
    assertThat(reloaded.get("url")).isEqualTo(month.get("url"));
    assertThat(reloaded.get("stats")).isEqualTo(month.get("stats"));
    assertThat(views.get(0).get("stats")).as("other days").isNotEqualTo(month.get("stats"));
    assertThat(views.get(3).get("stats")).as("without anonymous").isNotEqualTo(month.get("stats"));
    assertThat(views.get(4).get("stats")).as("without bots").isNotEqualTo(month.get("stats"));
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void showsAWalkThroughTheShopWithinFiveSeconds() {
    JsonNode walk = browse("shop.mjs");
    for (JsonNode post : walk.get("posts")) {
      assertThat(post.get("status").asInt()).isEqualTo(200);
      assertThat(post.get("to").asString())
          .as("another origin than the shop's")
          .isEqualTo(footfall.base() + "/com.snowplowanalytics.snowplow/tp2");
    }
    assertThat(walk.get("eventsAfter").asInt()).as("on the Events page, ms").isLessThan(5_000);
    assertThat(walk.get("dashboardAfter").asInt()).as("in the dashboard, ms").isLessThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isAccessibleAndSilentOnEveryPage(String theme) {
    assertThat(browse("axe.mjs", theme)).isEmpty();
  }

  @Test
  void hasThreeDashboardsOfItsOwnWithNothingWrongInThem() {
    var own = new TreeSet<String>();
    for (JsonNode dashboard :
        footfall.api().ask("/api/v4/projects/demo%2Fshop/product_analytics/dashboards")) {
      assertThat(dashboard.get("problems")).as(dashboard.toString()).isEmpty();
      if (dashboard.get("user_defined").asBoolean()) {
        own.add(dashboard.get("slug").asString());
      }
    }
    assertThat(own).containsExactly("acquisition", "conversion", "north_star");
  }

  @Test
  void asksInItsDashboardsOnlyForMembersOfTheModel() {
    String base = "/api/v4/projects/demo%2Fshop/product_analytics";
    Set<String> asked = new TreeSet<>();
    for (JsonNode dashboard : footfall.api().ask(base + "/dashboards")) {
      String slug = dashboard.get("slug").asString();
      for (JsonNode panel : footfall.api().ask(base + "/dashboards/" + slug).get("panels")) {
        String query = panel.get("visualization").get("data").get("query").toString();
        asked.addAll(MEMBER.matcher(query).results().map(found -> found.group()).toList());
      }
    }
    Set<String> members = new HashSet<>();
    for (JsonNode cube : footfall.api().ask(base + "/request/meta").get("cubes")) {
      for (String kind : List.of("measures", "dimensions", "segments")) {
        cube.get(kind).forEach(member -> members.add(member.get("name").asString()));
      }
    }
    assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(members);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void stopsWithCtrlCAndStartsAgainWithTheDataThere() {
    long before = footfall.api().count(shop);
    footfall.interrupt();
    assertThat(footfall.exitCode()).as(footfall.errors()).isZero();

    Instant begun = Instant.now();
    footfall = footfall.demoAgain();
    Demo.awaitSent(footfall, SENDING);
    System.out.println("DemoIT: ready again after " + Duration.between(begun, Instant.now()));
    assertThat(footfall.output()).doesNotContain("Sending");
    assertThat(footfall.api().count(shop)).isEqualTo(before);
  }

  private long sent() {
    var last = SENT.matcher(footfall.output());
    assertThat(last.find()).as(footfall.output()).isTrue();
    return Long.parseLong(last.group(1).replace(",", ""));
  }

  private JsonNode browse(String script, String... arguments) {
    return Client.run(script, Demo.words(footfall, arguments));
  }
}
