package dev.footfall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SeriesTest {
  @Test
  void doesNotCountTheWarmingUp() {
    assertThat(memory(100, 300, 700, 700, 710, 700, 705, 715, 710).flat()).isTrue();
  }

  @Test
  void isFlatWhenItGrowsByATenthAtMost() {
    assertThat(memory(0, 0, 0, 1000, 1000, 1000, 1100, 1100, 1100).flat()).isTrue();
    assertThat(memory(0, 0, 0, 1000, 1000, 1000, 1101, 1101, 1101).flat()).isFalse();
  }

  @Test
  void isFlatWithinTheAllowanceThatIsNothingYet() {
    assertThat(memory(0, 0, 0, 10, 10, 10, 42, 42, 42).flat()).isTrue();
    assertThat(memory(0, 0, 0, 10, 10, 10, 43, 43, 43).flat()).isFalse();
  }

  @Test
  void mayFall() {
    assertThat(memory(900, 900, 900, 900, 900, 900, 100, 100, 100).flat()).isTrue();
  }

  @Test
  void saysFromWhereToWhere() {
    assertThat(memory(0, 0, 0, 1000, 1000, 1000, 1500, 1500, 1500).text())
        .isEqualTo("memory MB 1,000 → 1,500 GROWS");
  }

  private static Series memory(double... values) {
    return new Series("memory MB", DoubleStream.of(values).boxed().toList(), 32);
  }
}
