package dev.footfall.collect;

import static dev.footfall.collect.Sample.arrival;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and what is expected of them, by the hundred: the tables are in the resources. */
class PairsTest {
  static Stream<Pair> pairs() {
    return Stream.of(
            "snowplow.txt",
            "iglu.txt",
            "redirect.txt",
            "gitlab.txt",
            "jitsu1.txt",
            "jitsu2.txt",
            "segment.txt")
        .flatMap(f -> Pair.in(f).stream());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void holds(Pair pair) {
    var request = pair.request();
    var protocol = Sample.protocol(request);
    for (String expected : pair.keys()) {
      String key = String.join(",", protocol.skim(request).events().keySet());
      assertThat((protocol.naming() + " " + key).strip())
          .as(pair.title())
          .isEqualTo(expected.strip());
    }
    var declined = protocol.declined(request);
    var reply = declined.orElseGet(() -> arrival(request).accepted());
    for (String expected : pair.answers()) {
      assertThat((reply.status() + " " + new String(reply.body(), UTF_8)).strip())
          .as(pair.title())
          .isEqualTo(expected);
    }
    for (String expected : pair.headers()) {
      String name = expected.split(" ", 2)[0];
      assertThat(name + " " + reply.headers().get(name)).as(pair.title()).isEqualTo(expected);
    }
    if (declined.isPresent()) {
      assertThat(pair.events()).as(pair.title()).isEmpty();
      return;
    }
    var decoded = Sample.decode(request);
    assertThat(decoded.badRows())
        .as(pair.title())
        .extracting(BadRow::message)
        .containsExactlyElementsOf(pair.badRows());
    boolean none = !pair.badRows().isEmpty() && pair.events().getFirst().isEmpty();
    assertThat(decoded.events()).as(pair.title()).hasSize(none ? 0 : pair.events().size());
    for (int i = 0; i < decoded.events().size(); i++) {
      var event = decoded.events().get(i);
      assertThat(pair.events().get(i).stream().map(line -> Pair.line(event, line)))
          .as(pair.title())
          .containsExactlyElementsOf(pair.events().get(i));
    }
  }
}
