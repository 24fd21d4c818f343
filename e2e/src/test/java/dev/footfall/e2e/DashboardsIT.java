package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Dashboards that somebody pushed, in Chromium: one project for the class, pushed by git itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardsIT {
  private static final String DASHBOARDS = ".gitlab/product_analytics/dashboards/";
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private FootfallProcess footfall;
  private JsonNode seen;

  @BeforeAll
  void look(@TempDir Path folder) throws IOException {
    footfall = FootfallProcess.start(folder);
    footfall.api().createProject("acme/shop");
    footfall.api().createProject("acme/empty");
    push(folder.resolve("work"));
    seen =
        Client.run(
            "definitions.mjs", Demo.words(footfall, FootfallProcess.ADMIN_TOKEN, "acme/shop"));
  }

  @AfterAll
  void stop() {
    footfall.close();
  }

  @Test
  void drawEveryType() {
    var panels = seen.get("panels");
    assertThat(panels.get("Line").toString())
        .isEqualTo(
            "{\"line\":4,\"area\":0,\"column\":0,\"legend\":[\"Count\",\"Unique Users Count\"]}");
    assertThat(panels.get("Area").get("area").asInt()).isEqualTo(2);
    assertThat(panels.get("Area").get("legend").get(0).asString()).contains("avg", "max");
    assertThat(panels.get("Columns").get("column").asInt()).isEqualTo(2);
    assertThat(panels.get("Stacked columns").get("column").asInt()).isEqualTo(4);
    assertThat(seen.get("bars").toString()).isEqualTo("[\"Chrome\",\"Firefox\"]");
    assertThat(seen.get("stat").asString()).matches("[0-9]+\\.0.events");
    assertThat(seen.get("meta").asString()).isEqualTo("so far");
    assertThat(seen.get("nothing").asString()).isEqualTo("No results match your query or filter.");
  }

  @Test
  void gatherManySeriesAndCompareDays() {
    assertThat(seen.get("panels").get("Many series").get("legend").get(7).asString())
        .isEqualTo("Other (3)");
    assertThat(seen.get("panels").get("Compared").get("legend").size()).isEqualTo(2);
    assertThat(seen.get("comparedRows").asInt()).isEqualTo(3);
  }

  @Test
  void sortTablesAndKeepThatInTheAddress() {
    assertThat(seen.get("sorted").asString()).contains("sort=table:TrackedEvents.count:asc");
    assertThat(seen.get("least").asString()).isEqualTo("1");
    assertThat(seen.get("link").asString()).isEqualTo("https://shop.example.com/page-1");
  }

  @Test
  void offerNoMoreDaysThanTheirLimit() {
    assertThat(seen.get("ranges").toString()).isEqualTo("[\"Last 7 days\",\"Custom range\"]");
    assertThat(seen.get("tooLong").asString())
        .isEqualTo("Choose at most 10 days, in order, none in the future.");
  }

  @Test
  void canBeReadByKeyboard() {
    assertThat(seen.get("pointed").asString()).contains("Count", "Not complete yet");
    assertThat(seen.get("tooltip").asString()).isEqualTo("https://docs.example.com/measures");
  }

  @Test
  void areShownAtAnyRefUnderABanner() {
    assertThat(seen.get("preview").asString()).contains("Preview", "idea", "Back to main");
    assertThat(seen.get("titles").toString()).isEqualTo("[\"Every type, better\",\"Every type\"]");
    assertThat(seen.get("kept").asString()).endsWith("/-/analytics/dashboards?ref=idea");
    assertThat(seen.get("unknown").asString()).contains("no-such-branch");
  }

  @Test
  void tellWhatIsWrongAndWhereAndDrawTheRest() {
    String file = DASHBOARDS + "broken/broken.yaml:";
    assertThat(seen.get("invalid").asString())
        .contains("Invalid dashboard configuration", file + "3:1", "property '/colour' is invalid");
    assertThat(seen.get("mistyped").asString())
        .contains("Invalid visualization configuration", file + "9:", "total_events");
    assertThat(seen.get("other").asString())
        .contains(file + "14:13", "is not one of: [\"LineChart\"");
    assertThat(seen.get("sound").asString()).matches("[0-9]+");
    assertThat(seen.get("source").asString()).contains("visualization: total_evnets");
  }

  @Test
  void areListedWithTheirCommitAndTheirProblems() {
    assertThat(seen.get("list").toString())
        .contains("Built-in", "Broken in part", "problem", "Commit ", "Experiment");
    assertThat(seen.get("first").asString()).contains("git clone", "/acme/empty.git");
  }

  @Test
  void drawEveryExampleOfTheDocumentation() throws IOException {
    assertThat(seen.get("examples").size()).isEqualTo(examples().size());
    assertThat(seen.get("examples"))
        .allSatisfy(panel -> assertThat(panel.asString()).isEqualTo("drawn"));
  }

  @Test
  void areAccessibleAndSilent() {
    assertThat(seen.get("found")).isEmpty();
  }

  private void push(Path folder) throws IOException {
    String everyType = resource("every_type.yaml");
    var git = Git.clone(footfall, FootfallProcess.ADMIN_TOKEN, "acme/shop", folder);
    documented(git);
    git.commit(DASHBOARDS + "visualizations/older.yaml", resource("older.yaml"))
        .dashboard("broken", resource("broken.yaml"))
        .dashboard("every_type", everyType)
        .done("push", "-q", "origin", "main");
    git.done("checkout", "-q", "-b", "idea");
    git.dashboard("every_type", everyType.replace("title: Every type", "title: Every type, better"))
        .done("push", "-q", "origin", "idea");
  }

  /** A dashboard of all visualizations that docs/dashboards.md shows. */
  private static void documented(Git git) throws IOException {
    git.write(".gitlab/product_analytics/funnels/example.yaml", resource("example_funnel.yaml"));
    var dashboard = new StringBuilder("title: Documented\nversion: \"2\"\npanels:\n");
    List<String> examples = examples();
    for (int i = 0; i < examples.size(); i++) {
      git.write(DASHBOARDS + "visualizations/example-" + i + ".yaml", examples.get(i));
      dashboard.append(
          "  - {title: Example %1$d, visualization: example-%1$d, gridAttributes: {width: 6, height: 4}}\n"
              .formatted(i));
    }
    git.dashboard("documented", dashboard.toString());
  }

  private static List<String> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(Repository.file("docs/dashboards.md")))
        .results()
        .map(match -> match.group(1))
        .filter(yaml -> yaml.contains("\ndata:"))
        .filter(yaml -> !yaml.contains("\npanels:"))
        .toList();
  }

  private static String resource(String name) throws IOException {
    return Files.readString(Repository.file("e2e/src/test/resources/dashboards/" + name));
  }
}
