package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages tell people to write has nothing wrong in it. */
class DocumentationTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static final String SHOWN =
      """
      title: Shop
      panels:
        - title: Example
          visualization: example
          gridAttributes: {width: 6, height: 4}
      """;

  /** What a visualization may ask about. */
  private static final String FUNNEL =
      """
      seconds_to_convert: 60
      steps:
        - {name: home, target: /, action: pageview}
      """;

  @ParameterizedTest
  @CsvSource({"dashboards.md, 10", "funnels.md, 2"})
  void everyExampleIsRight(String page, int more) throws IOException {
    List<String> examples = examples(page);
    assertThat(examples).hasSizeGreaterThan(more);
    for (String example : examples) {
      assertThat(problems(example)).as(example).isEmpty();
    }
  }

  private static List<Problem> problems(String example) throws IOException {
    var tree = new WrittenTree();
    if (example.contains("\nsteps:")) {
      tree.with(".gitlab/product_analytics/funnels/example.yaml", example);
    } else if (example.contains("\npanels:")) {
      tree.dashboard("example", example);
    } else {
      tree.with(".gitlab/product_analytics/funnels/example.yaml", FUNNEL)
          .visualization("example", example)
          .dashboard("shop", SHOWN);
    }
    return Snapshots.of(tree, "1").problems();
  }

  private static List<String> examples(String name) throws IOException {
    String page = Files.readString(Path.of("../docs", name));
    return YAML.matcher(page).results().map(match -> match.group(1)).toList();
  }
}
