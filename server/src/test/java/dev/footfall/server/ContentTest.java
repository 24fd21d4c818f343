package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a body is kept, and the memory that it takes. */
class ContentTest {
  private static final int SMALL = 64 << 10;
  private final BodyMemory memory = new BodyMemory(1 << 20);

  @Test
  void keepsABodyAndGivesItsMemoryBack() throws IOException {
    try (var content = Content.read(body(300_000), -1, memory)) {
      assertThat(content.kept()).hasSize(300_000);
      assertThat(content.size()).isEqualTo(300_000);
      assertThat(memory.free()).isEqualTo((1 << 20) - 300_000);
    }
    assertThat(memory.free()).isEqualTo(1 << 20);
  }

  @Test
  void takesSmallBodiesWhenThereIsNoMemoryLeft() throws IOException {
    assertThat(memory.take(1 << 20)).isTrue();
    try (var content = Content.read(body(SMALL), -1, memory)) {
      assertThat(content.refused()).isFalse();
      assertThat(content.kept()).hasSize(SMALL);
    }
  }

  @Test
  void refusesALargeBodyWhenThereIsNoMemoryButReadsItOn() throws IOException {
    assertThat(memory.take(900_000)).isTrue();
    var body = body(500_000);
    try (var content = Content.read(body, -1, memory)) {
      assertThat(content.refused()).isTrue();
      assertThat(content.kept()).isEmpty();
      assertThat(content.size()).isEqualTo(500_000);
      assertThat(body.read()).isEqualTo(-1);
      assertThat(memory.free()).isEqualTo((1 << 20) - 900_000);
    }
  }

  @Test
  void keepsTheBeginningOfABodyThatIsTooLarge() throws IOException {
    var large = new BodyMemory(64L << 20);
    try (var content = Content.read(body(Door.LARGEST_BODY + 5), -1, large)) {
      assertThat(content.refused()).isFalse();
      assertThat(content.kept()).hasSize(Door.LARGEST_BODY);
      assertThat(content.size()).isEqualTo(Door.LARGEST_BODY + 5);
    }
  }

  @Test
  void givesTheMemoryBackWhenTheBodyEndsTooEarly() throws IOException {
    var gone = InputStream.nullInputStream();
    gone.close();
    var broken = new SequenceInputStream(body(300_000), gone);
    assertThatThrownBy(() -> Content.read(broken, -1, memory)).isInstanceOf(IOException.class);
    assertThat(memory.free()).isEqualTo(1 << 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 10, 50_000, 299_999, 300_000, 300_001})
  void readsABodyToItsEndWhateverItSaysOfItsLength(long said) throws IOException {
    try (var content = Content.read(body(300_000), said, memory)) {
      assertThat(content.kept()).hasSize(300_000);
      assertThat(content.size()).isEqualTo(300_000);
    }
  }

  private static InputStream body(int size) {
    return new ByteArrayInputStream(new byte[size]);
  }
}
