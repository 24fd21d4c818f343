package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands beside a running server, and after it was killed. */
class OperatorIT {
  @Test
  void changesWhatARunningServerDoesAndDeletesAProjectThroughAKill(@TempDir Path folder)
      throws Exception {
    try (var footfall = FootfallProcess.start(folder)) {
      assertThat(run(folder, "project", "create", "acme/shop").exitCode()).isZero();
      var shop = footfall.api().project("acme/shop");
      assertThat(footfall.api().collect(List.of(pageView(shop)))).isEqualTo(200);
      Await.until(Duration.ofSeconds(30), () -> footfall.api().count(shop), count -> count == 1);
      assertThat(footfall.api().ask("/api/v4/audit_events").get(0).get("author").asString())
          .isEqualTo("operator");

      var deleted = run(folder, "project", "delete", "acme/shop", "--confirm", "acme/shop");
      assertThat(deleted.out())
          .containsExactly("The project is deleted; its events are being deleted for good");
      footfall.kill();
      assertThat(folder.resolve("data/operator.json")).exists();

      assertThat(run(folder, "project", "list", "--json").out()).containsExactly("[]");
      try (var again = footfall.restart()) {
        Await.until(
            Duration.ofSeconds(60),
            () -> footfall.errors() + again.errors(),
            log -> log.contains("Deleted the events of project " + shop.id()));
        var next = again.api().createProject("acme/shop");
        assertThat(next.id()).isGreaterThan(shop.id());
        assertThat(again.api().count(next)).isZero();
        again.terminate();
        assertThat(again.exitCode()).isZero();
        assertThat(Files.exists(folder.resolve("data/operator.json"))).isFalse();
      }
    }
  }

  private static Map<String, String> pageView(Api.NewProject project) {
    return Map.of("e", "pv", "p", "web", "aid", project.appId(), "url", "https://shop.example/");
  }

  private static Command.Finished run(Path folder, String... words) {
    var all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--data";
    all[words.length + 1] = "data";
    return Command.footfall(folder, all).run();
  }
}
