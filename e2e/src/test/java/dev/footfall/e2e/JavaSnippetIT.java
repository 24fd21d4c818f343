package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs docs/collection.md's snippet for Java as it stands there. */
class JavaSnippetIT {
  private static final Pattern SNIPPET = Pattern.compile("(?s)```java\n(import .*?)\n\n(.*?)```");

  @Test
  void storesWhatTheSnippetForJavaSends(@TempDir Path folder) throws IOException {
    try (var footfall = FootfallProcess.start(folder)) {
      var project = footfall.api().createProject("acme/shop");
      var snippet = SNIPPET.matcher(Files.readString(Repository.file("docs/collection.md")));
      assertThat(snippet.find()).isTrue();
      Path program =
          Files.writeString(
              folder.resolve("Snippet.java"),
              (snippet.group(1) + "\nvoid main() {\n" + snippet.group(2) + "}\n")
                  .replace("https://footfall.example.com", footfall.base().toString())
                  .replace("APP_ID", project.appId()));

      var finished = Command.of(folder, java(), "-cp", classes(), program.toString()).run();

      assertThat(finished.exitCode()).as(String.join("\n", finished.err())).isZero();
      Await.until(Duration.ofSeconds(5), () -> footfall.api().count(project), n -> n == 1);
      assertThat(
              footfall
                  .api()
                  .load(project, "{\"dimensions\": [\"TrackedEvents.pageTitle\"]}")
                  .getFirst()
                  .get("TrackedEvents.pageTitle")
                  .asString())
          .isEqualTo("Hello from Java");
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classes() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
