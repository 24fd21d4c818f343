package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Right and wrong files of both eras and what is said about them: {@code corpus/expected.txt} has
 * each file and below it a line for each problem. What was said this time is left in {@code
 * target/corpus.txt}.
 */
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/dev/footfall/definitions/corpus");
  private static final Map<String, List<String>> SAID = new TreeMap<>();

  private static final String EVENTS =
      """
      type: LineChart
      data:
        type: cube_analytics
        query:
          measures: [TrackedEvents.count]
          timeDimensions: [{dimension: TrackedEvents.derivedTstamp, granularity: day}]
      options: {}
      """;

  private static final String CHECKOUT =
      """
      seconds_to_convert: 60
      steps:
        - {name: cart, target: /cart, action: pageview}
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void saysWhatIsWrongAndWhere(String file, List<String> expected) throws IOException {
    List<String> said = said(file);
    SAID.put(file, said);
    assertThat(said).isEqualTo(expected);
  }

  @Test
  void hasEveryFile() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .extracting(file -> CORPUS.relativize(file).toString())
          .containsExactlyInAnyOrderElementsOf(expected().keySet());
    }
  }

  static Stream<Arguments> files() throws IOException {
    return expected().entrySet().stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @AfterAll
  static void leaveWhatWasSaid() throws IOException {
    var text = new StringBuilder();
    SAID.forEach(
        (file, said) -> {
          text.append(file).append('\n');
          said.forEach(line -> text.append("  ").append(line).append('\n'));
        });
    Files.writeString(Path.of("target/corpus.txt"), text);
  }

  private static Map<String, List<String>> expected() throws IOException {
    Map<String, List<String>> expected = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (String line : Files.readAllLines(CORPUS.resolve("expected.txt"))) {
      if (line.startsWith("  ")) {
        problems.add(line.strip());
      } else {
        problems = new ArrayList<>();
        expected.put(line, problems);
      }
    }
    return expected;
  }

  /** The problems of the file itself: {@code 1:10 error schema: …}. */
  private static List<String> said(String file) throws IOException {
    String text = Files.readString(CORPUS.resolve(file));
    var tree = new WrittenTree().visualization("events", EVENTS);
    String shown = "title: Shop\npanels:\n  - title: Case\n    visualization: case\n";
    switch (file.substring(0, file.indexOf('/'))) {
      case "dashboards" -> tree.dashboard("case", text);
      case "visualizations" ->
          tree.visualization("case", text)
              .with(".gitlab/product_analytics/funnels/checkout.yaml", CHECKOUT)
              .dashboard("shop", shown + "    gridAttributes: {width: 6, height: 4}\n");
      default -> tree.with(".gitlab/product_analytics/funnels/case.yaml", text);
    }
    return Snapshots.of(tree, "c0ffee").problems().stream()
        .filter(problem -> problem.place().file().endsWith("/case.yaml"))
        .map(CorpusTest::line)
        .toList();
  }

  private static String line(Problem problem) {
    Place place = problem.place();
    String severity = problem.isError() ? "error" : "warning";
    return "%d:%d %s %s: %s"
        .formatted(place.line(), place.column(), severity, problem.rule().id(), problem.said());
  }
}
