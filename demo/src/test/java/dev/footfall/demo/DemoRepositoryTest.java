package dev.footfall.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoRepositoryTest {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/footfall/demo/repository");

  @Test
  void holdsThreeDashboardsWhereTheProductLooksForThem() {
    String dashboards = ".gitlab/product_analytics/dashboards/";
    assertThat(DemoRepository.files())
        .containsKeys(
            "README.md",
            dashboards + "north_star/north_star.yaml",
            dashboards + "acquisition/acquisition.yaml",
            dashboards + "conversion/conversion.yaml");
    assertThat(DemoRepository.files().get("README.md")).startsWith('#');
  }

  @Test
  void listsEveryFileThatThereIs() throws IOException {
    List<String> listed =
        Files.readString(RESOURCES.resolve("files.txt"), StandardCharsets.UTF_8).lines().toList();
    try (var found = Files.walk(RESOURCES)) {
      assertThat(
              found
                  .filter(Files::isRegularFile)
                  .map(file -> RESOURCES.relativize(file).toString())
                  .filter(name -> !name.equals("files.txt")))
          .containsExactlyInAnyOrderElementsOf(listed);
    }
  }
}
