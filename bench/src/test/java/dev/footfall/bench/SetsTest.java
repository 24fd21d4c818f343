package dev.footfall.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SetsTest {
  @Test
  void areInOrderAndEachOnce() {
    var sets = sets(10L, 1L, 10L);

    assertThat(sets.sizes()).containsExactly(1L, 10L);
    assertThat(sets.smallest()).isEqualTo(1);
    assertThat(sets.largest()).isEqualTo(10);
  }

  @Test
  void findTheLargestUpToASize() {
    assertThat(sets(1L, 10L, 100L).upTo(10)).isEqualTo(10);
    assertThat(sets(1L, 10L, 100L).upTo(99)).isEqualTo(10);
    assertThat(sets(10L, 100L).upTo(1)).isEqualTo(10);
  }

  @Test
  void holdEvents() {
    assertThatThrownBy(() -> sets(0L))
        .isInstanceOf(BenchFailed.class)
        .hasMessage("A large set has at least one event.");
    assertThatThrownBy(SetsTest::sets).isInstanceOf(BenchFailed.class);
  }

  private static Sets sets(Long... sizes) {
    return new Sets(Path.of("sets"), List.of(sizes));
  }
}
