package dev.footfall.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/dashboards.md} tells people to write has nothing wrong in it. */
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

  @Test
  void everyExampleIsRight() throws IOException {
    List<String> examples = examples();
    assertThat(examples).hasSizeGreaterThan(10);
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
      tree.visualization("example", example).dashboard("shop", SHOWN);
    }
    return Snapshots.of(tree, "1").problems();
  }

  private static List<String> examples() throws IOException {
    String page = Files.readString(Path.of("../docs/dashboards.md"));
    return YAML.matcher(page).results().map(match -> match.group(1)).toList();
  }
}
