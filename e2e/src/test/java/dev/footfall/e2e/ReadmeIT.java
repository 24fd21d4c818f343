package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what README.md tells a newcomer to type. */
class ReadmeIT {
  private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");

  @Test
  void leadsANewcomerFromTheFirstStartToTheFirstAnswer(@TempDir Path folder) throws IOException {
    List<String> blocks =
        SHELL
            .matcher(Files.readString(Repository.file("README.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(blocks).hasSize(5).startsWith("./footfall demo\n", "./footfall serve\n");

    try (var footfall = FootfallProcess.start(folder)) {
      String send = here(blocks.get(2), footfall);
      assertThat(bash(folder, send).exitCode()).isZero();
      assertThat(Files.readAllBytes(folder.resolve("first.gif"))).startsWith('G', 'I', 'F');

      String ask = here(blocks.get(3), footfall);
      Await.until(
          Duration.ofSeconds(2),
          () -> String.join("\n", bash(folder, ask).out()),
          answer ->
              answer.contains("\"TrackedEvents.pageUrlpath\":\"/boots\"")
                  && answer.contains("\"TrackedEvents.count\":\"1\""));

      assertThat(bash(Repository.root(), blocks.get(4)).out())
          .anyMatch(l -> l.contains("http.port"));
    }
  }

  /** The block as it is meant for this server. */
  private static String here(String block, FootfallProcess footfall) {
    return block
        .replace("http://127.0.0.1:8080", footfall.base().toString())
        .replace("the-token-that-the-first-start-printed", FootfallProcess.ADMIN_TOKEN);
  }

  private static Command.Finished bash(Path folder, String script) {
    return Command.of(folder, "bash", "-euo", "pipefail", "-c", script)
        .with("TOKEN", FootfallProcess.ADMIN_TOKEN)
        .run();
  }
}
