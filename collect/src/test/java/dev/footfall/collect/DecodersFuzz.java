package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every decoder with any bytes: nothing throws, and what the door counted is what is decoded. The
 * tables' requests are repeated in every run; {@code ./check --long} lets Jazzer vary them, guided
 * by what code they reach.
 */
class DecodersFuzz {
  private static final long RUNS = 200_000;

  private static Stream<Arguments> seeds(String... files) {
    return Stream.of(files).flatMap(f -> Pair.in(f).stream()).map(p -> Arguments.of(bytes(p)));
  }

  static Stream<Arguments> snowplowSeeds() {
    return seeds("snowplow.txt");
  }

  static Stream<Arguments> igluSeeds() {
    return seeds("iglu.txt");
  }

  static Stream<Arguments> redirectSeeds() {
    return seeds("redirect.txt");
  }

  static Stream<Arguments> gitlabSeeds() {
    return seeds("gitlab.txt");
  }

  static Stream<Arguments> jitsuSeeds() {
    return seeds("jitsu1.txt", "jitsu2.txt");
  }

  static Stream<Arguments> segmentSeeds() {
    return seeds("segment.txt");
  }

  @MethodSource("snowplowSeeds")
  @FuzzTest(maxExecutions = RUNS)
  void snowplow(byte[] request) {
    decode(request);
  }

  @MethodSource("igluSeeds")
  @FuzzTest(maxExecutions = RUNS)
  void iglu(byte[] request) {
    decode(request);
  }

  @MethodSource("redirectSeeds")
  @FuzzTest(maxExecutions = RUNS)
  void redirect(byte[] request) {
    decode(request);
  }

  @MethodSource("gitlabSeeds")
  @FuzzTest(maxExecutions = RUNS)
  void gitlab(byte[] request) {
    decode(request);
  }

  @MethodSource("jitsuSeeds")
  @FuzzTest(maxExecutions = RUNS)
  void jitsu(byte[] request) {
    decode(request);
  }

  @MethodSource("segmentSeeds")
  @FuzzTest(maxExecutions = RUNS)
  void segment(byte[] request) {
    decode(request);
  }

  /** A request as text: its line, its headers, an empty line, its body. */
  private static byte[] bytes(Pair pair) {
    var request = pair.request();
    var head = new StringBuilder(request.method()).append(' ').append(request.path());
    head.append('?').append(request.query()).append('\n');
    request.headers().forEach((name, value) -> head.append(name + ": " + value + "\n"));
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append('\n').toString().getBytes(UTF_8));
    bytes.writeBytes(request.body());
    return bytes.toByteArray();
  }

  private static Request request(byte[] bytes) {
    String[] parts = new String(bytes, ISO_8859_1).split("\n\n", 2);
    var lines = List.of(parts[0].split("\n", -1));
    String[] line = (lines.getFirst() + "  ").split(" ", 3);
    String[] target = (line[1] + "? ").split("\\?", 2);
    var headers = new TreeMap<String, String>();
    for (String header : lines.subList(1, lines.size())) {
      int colon = header.indexOf(": ");
      if (colon > 0) {
        headers.put(header.substring(0, colon), header.substring(colon + 2));
      }
    }
    byte[] body = parts.length > 1 ? parts[1].getBytes(ISO_8859_1) : new byte[0];
    String query = target[1].substring(0, Math.max(0, target[1].length() - 2));
    return new Request(line[0], target[0], query, Map.copyOf(headers), "192.0.2.7", body);
  }

  private static void decode(byte[] bytes) {
    var request = request(bytes);
    var found =
        Sample.PROTOCOLS
            .find(request.method(), request.path())
            .or(() -> Sample.PROTOCOLS.custom(request));
    if (found.isEmpty()) {
      return;
    }
    var protocol = found.get();
    var arrival = Sample.arrival(request);
    var declined = protocol.declined(request);
    assertThat(declined.orElseGet(arrival::accepted).status()).isIn(200, 302, 400);
    var skim = arrival.skim();
    int counted = 0;
    int read = 0;
    for (var named : skim.events().entrySet()) {
      var decoded = Sample.PROTOCOLS.decode(arrival.envelope(Sample.SHOP.under(named.getKey())), 1);
      counted += skim.parts(named.getValue());
      read += decoded.events().size() + decoded.badRows().size();
    }
    assertThat(read).isEqualTo(counted);
  }
}
