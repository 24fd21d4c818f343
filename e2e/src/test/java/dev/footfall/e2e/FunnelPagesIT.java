package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Funnels that somebody pushed, in Chromium: those of docs/funnels.md, a broken one, one of twenty
 * steps; one project for the class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelPagesIT {
  private static final String FUNNELS = ".gitlab/product_analytics/funnels/";
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static final String PURCHASE =
      """
      name: completed_purchase
      seconds_to_convert: 3600
      steps:
        - {name: view_page_1, target: /page1.html, action: pageview}
        - {name: view_page_2, target: /page2.html, action: pageview}
        - {name: view_page_3, targets: [/page3.html, /thanks/**], action: pageview, not: {action: refund}}
      """;

  private FootfallProcess footfall;
  private JsonNode seen;

  @BeforeAll
  void look(@TempDir Path folder) throws IOException {
    footfall = FootfallProcess.start(folder);
    footfall.api().createProject("acme/shop");
    var documented = push(folder.resolve("work"));
    seen =
        Client.run(
            "funnels.mjs",
            Demo.words(
                footfall, FootfallProcess.ADMIN_TOKEN, "acme/shop", String.join(",", documented)));
  }

  @AfterAll
  void stop() {
    footfall.close();
  }

  @Test
  void areListedWithThoseThatCannotBeCounted() {
    assertThat(seen.get("list").toString())
        .contains("3 steps within 1 hour: view_page_1, view_page_2, view_page_3", "Commit ")
        .contains("Cannot be counted", "2 problems");
    assertThat(seen.get("broken").asString())
        .contains("broken.yaml:2:21", "property '/seconds_to_convert' is less than: 1");
  }

  @Test
  void sayInWordsWhatIsCounted() {
    assertThat(seen.get("words").asString())
        .isEqualTo(
            "People who took the steps in this order, other events between them allowed, within"
                + " 1 hour of the first step. Counted: people, each once, by their best entry.");
    assertThat(seen.get("days").asString())
        .contains("Each person counts once in each day", "need not add up to the whole");
  }

  @Test
  void drawPeopleSharesDropOffsAndTimes() {
    assertThat(seen.get("bars").get(0).asString()).startsWith("1 view_page_1 4").endsWith("100%");
    assertThat(seen.get("bars").get(1).asString())
        .contains("2 view_page_2", "2 left (50%)", "50% went on", "median 1 min");
    assertThat(seen.get("table").toString())
        .isEqualTo(
            "[[\"view_page_1\",\"4\",\"100%\",\"—\",\"—\",\"—\",\"—\"],"
                + "[\"view_page_2\",\"2\",\"50%\",\"50%\",\"2\",\"1 min\",\"1 min\"],"
                + "[\"view_page_3\",\"1\",\"25%\",\"50%\",\"1\",\"2 min\",\"2 min\"]]");
  }

  @Test
  void listAsManyPeopleAsTheNumberSays() {
    var behind = seen.get("behind");
    assertThat(people("reached=1"))
        .containsExactlyInAnyOrder(
            "a view_page_3", "b view_page_2", "c view_page_1", "d view_page_1");
    assertThat(people("reached=2")).containsExactlyInAnyOrder("a view_page_3", "b view_page_2");
    assertThat(people("reached=3")).containsExactly("a view_page_3");
    assertThat(people("left=2")).containsExactlyInAnyOrder("c view_page_1", "d view_page_1");
    assertThat(people("left=3")).containsExactly("b view_page_2");
    assertThat(behind.get("left=2").get("title").asString())
        .isEqualTo("People who reached view_page_1 and not view_page_2: 2");
    assertThat(seen.get("focused").asString()).startsWith("People who reached view_page_2");
  }

  @Test
  void tellPeopleApartByWhatTheyBeganWith() {
    assertThat(seen.get("broken_down").get(1).asString())
        .containsPattern("Chrome 2 .*100%.* Firefox 0 .*0%.*2 left");
    assertThat(people("firefox")).containsExactlyInAnyOrder("c view_page_1", "d view_page_1");
  }

  @Test
  void areComparedWithTheDaysBefore() {
    assertThat(seen.get("compared").toString()).isEqualTo("[\"4\",\"1\",\"2\",\"1\",\"1\",\"0\"]");
    assertThat(people("earlier")).containsExactly("e view_page_2");
  }

  @Test
  void areShownAtAnyRefAndByTheNameOfTheirFile() {
    assertThat(seen.get("preview").asString())
        .contains("Preview", "idea", "within 2 hours", "page view of /page3.html or /thanks/**");
    assertThat(seen.get("others").toString()).isEqualTo("[\"4\",\"2\",\"1\"]");
    assertThat(seen.get("missing").asString()).contains("Funnel not found");
  }

  @Test
  void haveTwentySteps() {
    assertThat(seen.get("many").asInt()).isEqualTo(20);
  }

  @Test
  void drawEveryExampleOfTheDocumentation() {
    assertThat(seen.get("documented"))
        .hasSizeGreaterThan(1)
        .allSatisfy(drawn -> assertThat(drawn.toString()).isEqualTo("true"));
    assertThat(seen.get("panels"))
        .isNotEmpty()
        .allSatisfy(panel -> assertThat(panel.asString()).isEqualTo("drawn"));
  }

  @Test
  void areAccessibleAndSilent() {
    assertThat(seen.get("found")).isEmpty();
  }

  private List<String> people(String behind) {
    return seen.get("behind")
        .get(behind)
        .get("people")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  /** The files' names of the documented funnels. */
  private List<String> push(Path folder) throws IOException {
    var git = Git.clone(footfall, FootfallProcess.ADMIN_TOKEN, "acme/shop", folder);
    git.write(FUNNELS + "purchase.yaml", PURCHASE);
    git.write(FUNNELS + "broken.yaml", "name: Broken\nseconds_to_convert: 0\nsteps: []\n");
    git.write(FUNNELS + "many.yaml", many());
    git.write(FUNNELS + "example.yaml", PURCHASE.replace("completed_purchase", "example"));
    var documented = documented(git);
    git.done("push", "-q", "origin", "main");
    git.done("checkout", "-q", "-b", "idea");
    git.commit(FUNNELS + "purchase.yaml", PURCHASE.replace("3600", "7200"))
        .done("push", "-q", "origin", "idea");
    return documented;
  }

  private static String many() {
    var steps = new StringBuilder("seconds_to_convert: 60\nsteps:\n");
    IntStream.rangeClosed(1, 20)
        .forEach(
            step ->
                steps.append(
                    "  - {name: a_step_with_quite_a_long_name_%1$d, target: /page%1$d.html, action: pageview}\n"
                        .formatted(step)));
    return steps.toString();
  }

  /** Funnels and panels of docs/funnels.md. */
  private static List<String> documented(Git git) throws IOException {
    var names = new ArrayList<String>();
    var dashboard = new StringBuilder("title: Documented\nversion: \"2\"\npanels:\n");
    var examples = EXAMPLE.matcher(Files.readString(Repository.file("docs/funnels.md")));
    while (examples.find()) {
      String yaml = examples.group(1);
      String name = "documented-" + names.size();
      if (yaml.contains("\nsteps:")) {
        git.write(
            FUNNELS + name + ".yaml", yaml.replace("name: completed_purchase", "name: documented"));
        names.add(name);
      } else {
        dashboard.append(
            "  - title: Panel\n    gridAttributes: {width: 6, height: 4}\n    visualization:\n");
        dashboard.append(yaml.indent(6));
      }
    }
    git.dashboard("documented", dashboard.toString());
    return names;
  }
}
