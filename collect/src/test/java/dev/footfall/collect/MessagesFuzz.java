package dev.footfall.collect;

import static dev.footfall.collect.Sample.PROTOCOLS;
import static dev.footfall.collect.Sample.SHOP;
import static dev.footfall.collect.Sample.arrival;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Jitsu's and Segment's decoders take any bytes, and lose no good event beside a bad one. */
class MessagesFuzz {
  private static final List<Request> REAL =
      Stream.of("jitsu1.txt", "jitsu2.txt", "segment.txt")
          .flatMap(file -> Pair.in(file).stream())
          .map(Pair::request)
          .toList();

  private static final String GOOD = "{\"type\":\"track\",\"event\":\"good\",\"messageId\":\"m\"}";

  /** What the skim counted is what decoding gives, and the answer can always be made. */
  private static void agree(Request request) {
    var arrival = arrival(request);
    var skim = arrival.skim();
    int named = skim.events().values().iterator().next();
    var envelope = arrival.envelope(SHOP);
    var decoded = PROTOCOLS.decode(envelope, 1);
    assertThat(decoded.events().size() + decoded.badRows().size()).isEqualTo(skim.parts(named));
    assertThat(arrival.accepted().status()).isEqualTo(200);
    assertThat(arrival.refused(KeyProblem.UNKNOWN)).isPresent();
  }

  @Property
  void takesAnyBytesAsABody(@ForAll("real") Request request, @ForAll byte[] body) {
    agree(request.with(body));
  }

  @Property
  void takesAnyQueryAndAnyHeader(@ForAll("real") Request request, @ForAll String text) {
    var headers = new HashMap<>(Map.of("authorization", "Basic " + text, "cookie", text));
    headers.put("x-write-key", text);
    headers.put("x-ip-policy", text);
    agree(new Request(request.method(), request.path(), text, headers, text, request.body()));
    agree(request.with("data=" + text + "&a.b.=" + text + "&" + text));
  }

  @Property
  void takesARealRequestWithWrongBytes(
      @ForAll("real") Request request,
      @ForAll @IntRange(max = 10_000) int at,
      @ForAll byte[] bytes,
      @ForAll boolean cut) {
    byte[] body = request.body().clone();
    int from = body.length == 0 ? 0 : at % body.length;
    System.arraycopy(bytes, 0, body, from, Math.min(bytes.length, body.length - from));
    agree(request.with(cut ? Arrays.copyOf(body, from) : body));
  }

  @Property
  void keepsEveryGoodNeighbourInItsOrder(@ForAll("mixed") List<String> messages) {
    String body = "{\"batch\":[" + String.join(",", messages) + "]}";
    var request = new Request("POST", "/v1/batch", "", Map.of(), "192.0.2.7", body.getBytes(UTF_8));
    int good = (int) messages.stream().filter(GOOD::equals).count();

    agree(request);
    var decoded = Sample.decode(request);
    assertThat(decoded.events()).hasSize(good);
    assertThat(decoded.badRows()).hasSize(messages.size() - good);
  }

  @Property
  void forgetsNothingButTheNamesItIsToldOf(@ForAll("mixed") List<String> messages) {
    var redaction = new Redaction(Set.of("anonymousId"));
    String body = "[" + String.join(",", messages) + "]";

    assertThat(new String(redaction.of(body.getBytes(UTF_8)), UTF_8))
        .isEqualTo(body.replace("\"anonymousId\":\"a\",", ""));
  }

  @Provide
  Arbitrary<Request> real() {
    return Arbitraries.of(REAL);
  }

  @Provide
  Arbitrary<List<String>> mixed() {
    return Arbitraries.of(
            GOOD,
            "{\"type\":\"track\"}",
            "{\"anonymousId\":\"a\",\"type\":{\"a\":[1.50,null,true,{}]}}",
            "[[[]]]",
            "-7.25E+3",
            "\"text\"",
            "{\"type\":\"page\",\"userId\":\"" + "u".repeat(300) + "\"}",
            "{\"type\":\"page\",\"context\":" + "[".repeat(60) + "]".repeat(60) + "}")
        .list()
        .ofMaxSize(20);
  }
}
