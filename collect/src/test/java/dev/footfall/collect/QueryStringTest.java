package dev.footfall.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class QueryStringTest {
  @Test
  void readsLeniently() {
    var cases =
        Map.of(
            "", Map.of(),
            "a=1&b=2", Map.of("a", "1", "b", "2"),
            "a=1&a=2", Map.of("a", "2"),
            "a=b=c", Map.of("a", "b=c"),
            "a&b=&=c&&d=1&", Map.of("d", "1"),
            "a=x+y%20z", Map.of("a", "x y z"),
            "a=100%&b=%zz&c=%4", Map.of("a", "100%", "b", "%zz", "c", "%4"),
            "a=%C3%BC&%61b=%2B", Map.of("a", "ü", "ab", "+"),
            "a=ü", Map.of("a", "ü"));
    cases.forEach(
        (raw, expected) ->
            assertThat(QueryString.parse(raw).parameters()).as(raw).isEqualTo(expected));
  }

  /** A search to the end for each part would take minutes. */
  @Test
  @Timeout(10)
  void readsAFormOfNothingButAmpersandsQuickly() {
    assertThat(QueryString.parse("a&".repeat(1 << 20)).parameters()).isEmpty();
  }
}
