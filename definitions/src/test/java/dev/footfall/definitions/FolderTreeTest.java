package dev.footfall.definitions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
  @TempDir private Path folder;

  @Test
  void hasTheFilesOfAFolderAtAnyDepth() throws IOException {
    write(".gitlab/analytics/dashboards/a/a.yaml", "title: A");
    write(".gitlab/other.yaml", "");
    var tree = new FolderTree(folder);
    assertThat(tree.files(".gitlab/analytics"))
        .containsExactly(".gitlab/analytics/dashboards/a/a.yaml");
    assertThat(tree.files(".gitlab/product_analytics")).isEmpty();
    assertThat(tree.read(".gitlab/analytics/dashboards/a/a.yaml", 5))
        .isEqualTo("title".getBytes(UTF_8));
  }

  @Test
  void followsNoLinks() throws IOException {
    write("outside/dashboards/a/a.yaml", "title: A");
    Files.createDirectories(folder.resolve(".gitlab/product_analytics/dashboards/b"));
    Files.createSymbolicLink(folder.resolve(".gitlab/analytics"), folder.resolve("outside"));
    Files.createSymbolicLink(
        folder.resolve(".gitlab/product_analytics/dashboards/b/b.yaml"), Path.of("/etc/passwd"));
    var tree = new FolderTree(folder);
    assertThat(tree.files(".gitlab/analytics")).isEmpty();
    assertThat(tree.files(".gitlab/product_analytics")).isEmpty();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
