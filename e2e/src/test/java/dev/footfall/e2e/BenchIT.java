package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bench works; what it measures is for people to look at, not for a test. */
class BenchIT {
  @TempDir Path folder;

  @Test
  void makesALargeSetOnceAndMeasuresTheDashboardsOnIt() {
    var first = large("P5", "P8");
    var again = large("P4", "P6");

    assertThat(ids(first)).containsExactly("P5", "P8");
    assertThat(ids(again)).containsExactly("P4", "P6");
    var panels = first.path("figures").get(0).path("raw");
    assertThat(panels.path("total_pageviews raw ms").get(0).asDouble()).isPositive();
    assertThat(panels.path("top_pages cached ms").get(0).asDouble()).isPositive();
    assertThat(panels.size()).isEqualTo(14 * 3);
    var engine = again.path("figures").get(0).path("raw").path("total_events engine ms");
    assertThat(engine.get(0).asDouble()).isPositive();
    var funnel = again.path("figures").get(1).path("raw").path("20,000 events, counts ms");
    assertThat(funnel.get(0).asDouble()).isPositive();
    assertThat(folder.resolve("sets/20000/made")).exists();
  }

  @Test
  void soaksAndSaysWhetherItStaysFlat() {
    var answer = bench("--soak", "0.1", "--seconds", "1", "--rounds", "1");

    var figure = answer.path("figures").get(0);
    assertThat(figure.path("id").asString()).isEqualTo("SOAK");
    assertThat(figure.path("measured").asString())
        .contains("memory MB", "handles", "backlog requests", "p99 ms");
    assertThat(figure.path("raw").path("memory MB").size()).isGreaterThan(1);
  }

  private JsonNode large(String... figures) {
    var words = new ArrayList<>(List.of(figures));
    words.addAll(List.of("--large", "--sets", "sets", "--millions", "0.02", "--rounds", "1"));
    return bench(words.toArray(String[]::new));
  }

  private JsonNode bench(String... options) {
    var words = new ArrayList<>(List.of("bench", "--format", "json"));
    words.addAll(List.of(options));
    var finished =
        Command.footfall(folder, words.toArray(String[]::new))
            .with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder)
            .run();
    assertThat(finished.exitCode()).as(finished.err().toString()).isZero();
    return new JsonMapper().readTree(finished.out().getLast());
  }

  private static List<String> ids(JsonNode answer) {
    return answer.path("figures").valueStream().map(one -> one.path("id").asString()).toList();
  }

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
