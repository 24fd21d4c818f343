package dev.footfall.definitions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that somebody wrote to stop us. */
class HostileTest {
  private static final String DASHBOARD = ".gitlab/product_analytics/dashboards/a/a.yaml";
  private static final String VISUALIZATIONS =
      ".gitlab/product_analytics/dashboards/visualizations/";

  @Test
  void aBombIsOneProblem() throws IOException {
    List<String> lines = new ArrayList<>(List.of("a0: &a0 [x, x, x, x, x, x, x, x, x]"));
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      lines.add("a%d: &a%d [%s]".formatted(i, i, String.join(", ", Collections.nCopies(9, alias))));
    }
    assertThat(problems(String.join("\n", lines)))
        .extracting(Problem::message)
        .containsExactly("The parsed YAML is too big");
  }

  @Test
  void mergesUponMergesAreOneMapping() throws IOException {
    var lines = new StringBuilder("m0: &m0 {title: A}\n");
    for (int i = 1; i < 49; i++) {
      String alias = "*m" + (i - 1);
      lines.append("m%d: &m%d {<<: [%s, %s]}\n".formatted(i, i, alias, alias));
    }
    assertThat(problems(lines.toString())).allMatch(problem -> problem.rule() == Rule.SCHEMA);
  }

  @Test
  void aQueryOfThousandsOfWrongNamesHasAHundredProblems() throws IOException {
    String names = "Sessions.cuont, ".repeat(15_000);
    String inline =
        "title: A\npanels:\n  - title: B\n    gridAttributes: {width: 1, height: 1}\n"
            + "    visualization:\n      type: SingleStat\n      options: {}\n"
            + "      data: {type: Cube, query: {measures: ["
            + names
            + "]}}\n";
    assertThat(problems(inline)).hasSize(100);
  }

  @Test
  void aLongQueryThatPanelsOfManyDashboardsOverrideIsNotCheckedForEach() throws IOException {
    String filter = "{member: Sessions.osName, operator: set}, ";
    String query =
        "type: SingleStat\noptions: {}\ndata: {type: Cube, query: {measures: [Sessions.count],"
            + " filters: ["
            + filter.repeat(4_000)
            + "]}}\n";
    String panel =
        "  - {title: P, visualization: v, queryOverrides: {limit: 1}, gridAttributes: {width: 1,"
            + " height: 1}}\n";
    Map<String, byte[]> files = new HashMap<>();
    files.put(VISUALIZATIONS + "v.yaml", query.getBytes(UTF_8));
    for (int i = 0; i < 15; i++) {
      files.put(
          ".gitlab/product_analytics/dashboards/a%d/a%d.yaml".formatted(i, i),
          ("title: A\npanels:\n" + panel.repeat(100)).getBytes(UTF_8));
    }
    assertThat(Snapshots.of(new BytesTree(files), "1").problems())
        .isNotEmpty()
        .allMatch(problem -> problem.message().equals("the query was not checked"));
  }

  @Test
  void aFileOfFiftyMegabytesIsOneProblemAndOnlyItsBeginningIsKept() throws IOException {
    Snapshot snapshot = Snapshots.of(tree(DASHBOARD, "a".repeat(50_000_000)), "1");
    assertThat(snapshot.problems())
        .extracting(Problem::toString)
        .containsExactly(
            DASHBOARD + ":1:1: The parsed YAML is too big; a definition may have 256 KiB");
    assertThat(snapshot.dashboards().getFirst().source().text()).hasSize(256 * 1024);
  }

  @Test
  void thousandsOfMistakesAreToldAsAHundred() throws IOException {
    var panels = new StringBuilder("title: A\npanels:\n");
    for (int i = 0; i < 5_000; i++) {
      panels.append("  - {wrong").append(i).append(": 1}\n");
    }
    assertThat(problems(panels.toString())).hasSizeBetween(100, 300);
  }

  @Test
  void aHundredPanelsUponOneAnotherAreToldOnceEach() throws IOException {
    var panels = new StringBuilder("title: A\npanels:\n");
    String panel =
        "  - {title: P, visualization: top_pages, gridAttributes: {xPos: 0, yPos: 0, width: 1,"
            + " height: 1}}\n";
    panels.repeat(panel, 100);
    assertThat(problems(panels.toString())).hasSize(99);
  }

  @Test
  void moreThanAHundredPanelsAreOneProblem() throws IOException {
    String panel =
        "  - {title: P, visualization: top_pages, gridAttributes: {width: 1, height: 1}}\n";
    assertThat(problems("title: A\npanels:\n" + panel.repeat(2_000)))
        .extracting(Problem::message)
        .containsExactly("property '/panels' has more items than: 100");
  }

  @Test
  void namesOfAHundredKilobytesAreCutInMessages() throws IOException {
    String name = "x".repeat(100_000);
    String inline =
        "title: A\npanels:\n  - title: B\n    gridAttributes: {width: 1, height: 1}\n"
            + "    visualization:\n      type: %s\n      options: {}\n".formatted(name)
            + "      data: {type: Cube, query: {measures: [&m Sessions.%s%s]}}\n"
                .formatted(name, ", *m".repeat(90));
    assertThat(problems(inline))
        .isNotEmpty()
        .allMatch(problem -> problem.toString().length() < 1_200);
  }

  @Test
  void tenThousandFilesAreRead() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    byte[] stat =
        "type: SingleStat\ndata: {type: Cube, query: {measures: [Sessions.count]}}\noptions: {}\n"
            .getBytes(UTF_8);
    for (int i = 0; i < 10_000; i++) {
      files.put(VISUALIZATIONS + "v" + i + ".yaml", stat);
    }
    Snapshot snapshot = Snapshots.of(new BytesTree(files), "1");
    assertThat(snapshot.visualizations()).hasSize(10_000);
    assertThat(snapshot.problems()).hasSize(10_000).allMatch(p -> p.rule() == Rule.UNUSED);
  }

  @Test
  void filesBeyondAllMeasureTogetherAreNotRead() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    byte[] words = "a".repeat(256 * 1024).getBytes(UTF_8);
    for (int i = 0; i < 100; i++) {
      files.put(".gitlab/analytics/funnels/f" + (100 + i) + ".yaml", words);
    }
    assertThat(Snapshots.of(new BytesTree(files), "1").funnels())
        .filteredOn(
            f -> f.errors().getFirst().message().equals("The definitions are too big together"))
        .hasSize(36);
  }

  @Test
  void tenThousandFunnelsOfOneNameAreToldEachWithOneOther() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    byte[] funnel =
        "name: a\nseconds_to_convert: 1\nsteps: [{name: a, target: /, action: pageview}]\n"
            .getBytes(UTF_8);
    for (int i = 0; i < 10_000; i++) {
      files.put(".gitlab/product_analytics/funnels/f%05d.yaml".formatted(i), funnel);
    }
    assertThat(Snapshots.of(new BytesTree(files), "1").problems())
        .hasSize(10_000)
        .extracting(Problem::message)
        .first()
        .isEqualTo("the funnel a stands in .gitlab/product_analytics/funnels/f00001.yaml too");
  }

  @Test
  void atMostTwoHundredFunnelsAreCounted() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      files.put(
          ".gitlab/product_analytics/funnels/f%d.yaml".formatted(i),
          "seconds_to_convert: 1\nsteps: [{name: a, target: /, action: pageview}]\n"
              .getBytes(UTF_8));
    }
    Snapshot snapshot = Snapshots.of(new BytesTree(files), "1");
    assertThat(snapshot.funnels()).filteredOn(file -> file.funnel().isPresent()).hasSize(200);
    assertThat(snapshot.problems())
        .hasSize(100)
        .allMatch(problem -> problem.message().equals("there are more than 200 funnels"));
  }

  private static List<Problem> problems(String dashboard) throws IOException {
    return Snapshots.of(tree(DASHBOARD, dashboard), "1").problems();
  }

  private static Tree tree(String file, String text) {
    return new BytesTree(Map.of(file, text.getBytes(UTF_8)));
  }
}
