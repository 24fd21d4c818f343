package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The bench works; what it measures is for people to look at, not for a test. */
class BenchIT {
  @TempDir Path folder;

  @Test
  void measuresWhatIsAskedForAndLeavesNothingBehind() {
    var finished =
        Command.footfall(
                folder, "bench", "P1", "--seconds", "1", "--rounds", "1", "--format", "json")
            .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder)
            .run();

    assertThat(finished.exitCode()).as(finished.err().toString()).isZero();
    var answer = new JsonMapper().readTree(finished.out().getLast());
    assertThat(answer.path("machine").path("processors").asInt()).isPositive();
    assertThat(answer.path("figures")).hasSize(1);
    var figure = answer.path("figures").get(0);
    assertThat(figure.path("id").asString()).isEqualTo("P1");
    assertThat(figure.path("raw").path("durable/s")).hasSize(1);
    assertThat(figure.path("raw").path("no-op/s").get(0).asDouble()).isPositive();
    assertThat(folder).isDirectoryNotContaining("glob:**/footfall-bench-*");
  }
}
