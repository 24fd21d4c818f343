package dev.footfall.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KEYS = List.of("http.port", "http.host", "data.dir");

  @Test
  void findsTheNameThatWasMeant() {
    assertThat(Nearest.to("http.prot", KEYS)).contains("http.port");
    assertThat(Nearest.to("DATA_DIR", KEYS)).contains("data.dir");
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(Nearest.to("colour", KEYS)).isEmpty();
  }
}
