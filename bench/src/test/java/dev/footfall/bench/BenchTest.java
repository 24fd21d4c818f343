package dev.footfall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {
  private static final Sets SETS = new Sets(Path.of("none"), List.of(1L));

  @Test
  void saysWhichFiguresThereAre() {
    assertThatThrownBy(() -> bench("true").chosen(List.of("P99")))
        .isInstanceOf(BenchFailed.class)
        .hasMessage("There is no figure P99; there are P1, P2, P3, P7, P8, P9.");
  }

  @Test
  void saysWhichFiguresAreTakenOnLargeSets() {
    assertThatThrownBy(() -> bench("true").chosen(List.of("P5")))
        .isInstanceOf(BenchFailed.class)
        .hasMessage("P5 is taken on large sets of events: bench --large P5");
    assertThat(Bench.large(List.of(), SETS, step -> {}).ids())
        .containsExactly("P4", "P5", "P6", "P8", "P10");
  }

  @Test
  void takesThemInThePlansOrder() {
    assertThat(bench("true").chosen(List.of("P9", "P1"))).containsExactly("P1", "P9");
    assertThat(bench("true").chosen(List.of())).containsExactly("P1", "P2", "P3", "P7", "P8", "P9");
  }

  @Test
  void saysWhyAServerDidNotStart() {
    var bench = bench("sh", "-c", "echo first >&2; echo 'no engine here' >&2; exit 2");

    assertThatThrownBy(() -> bench.take("P1", Duration.ofSeconds(1), 1))
        .isInstanceOf(BenchFailed.class)
        .hasMessage("The server to be measured did not start: no engine here");
  }

  @Test
  void findsTheMiddleAndTheEnd() {
    var numbers = List.of(5.0, 1.0, 4.0, 2.0, 3.0);

    assertThat(Median.of(numbers)).isEqualTo(3.0);
    assertThat(Median.at(numbers, 0.99)).isEqualTo(5.0);
    assertThat(Median.at(List.of(), 0.5)).isZero();
  }

  private static Bench bench(String... command) {
    return Bench.usual(List.of(command), SETS, step -> {});
  }
}
