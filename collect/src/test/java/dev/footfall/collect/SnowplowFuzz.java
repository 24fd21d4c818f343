package dev.footfall.collect;

import static dev.footfall.collect.Sample.PAGE_VIEW;
import static dev.footfall.collect.Sample.PROTOCOLS;
import static dev.footfall.collect.Sample.SHOP;
import static dev.footfall.collect.Sample.arrival;
import static dev.footfall.collect.Sample.event;
import static dev.footfall.collect.Sample.get;
import static dev.footfall.collect.Sample.payload;
import static dev.footfall.collect.Sample.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.core.io.JsonStringEncoder;

class SnowplowFuzz {
  private static final byte[] REAL =
      payload(PAGE_VIEW, event("e", "se", "se_ca", "a", "se_ac", "b"), PAGE_VIEW, event())
          .getBytes(UTF_8);

  /** What the skim counted is what decoding gives, event by event, and nothing throws. */
  private static void agree(Request request) {
    var skim = arrival(request).skim();
    for (var named : skim.events().entrySet()) {
      var project = SHOP.under(named.getKey());
      var decoded = PROTOCOLS.decode(arrival(request).envelope(project), 1);
      int read = decoded.events().size() + decoded.badRows().size();
      assertThat(read).isEqualTo(skim.parts(named.getValue()));
    }
  }

  @Property
  void takesAnyBytesAsABody(@ForAll byte[] body, @ForAll String query) {
    agree(post(query, Map.of(), body));
  }

  @Property
  void takesAnyQueryAndFormForAProjectsNumber(@ForAll String query, @ForAll byte[] form) {
    for (String method : new String[] {"GET", "POST"}) {
      var request =
          new Request(
              method, "/-/collector/i", "aid=7&eid=1&" + query, Map.of(), "192.0.2.7", form);
      agree(request);
    }
  }

  @Property
  void takesAnyQuery(@ForAll String query, @ForAll String agent) {
    agree(get(query, Map.of("user-agent", agent, "referer", agent, "cookie", agent)));
  }

  @Property
  void takesARealBodyWithWrongBytes(
      @ForAll @IntRange(max = 10_000) int at, @ForAll byte[] bytes, @ForAll boolean cut) {
    byte[] body = REAL.clone();
    int from = at % body.length;
    System.arraycopy(bytes, 0, body, from, Math.min(bytes.length, body.length - from));
    agree(post("", Map.of(), cut ? Arrays.copyOf(body, from) : body));
  }

  @Property
  void takesAnyTextAsAnyParameter(
      @ForAll("names") String name, @ForAll String text, @ForAll("numbers") String number) {
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    agree(post("", Map.of(), payload("{\"" + name + "\":\"" + escaped + "\"}").getBytes(UTF_8)));
    agree(post("", Map.of(), payload(event(name, number)).getBytes(UTF_8)));
  }

  @Property
  void keepsEveryGoodNeighbourInItsOrder(@ForAll("mixed") List<String> events) {
    var decoded = Sample.decode(payload(events.toArray(String[]::new)));
    var good = events.stream().filter(e -> e.contains("good")).count();

    assertThat(decoded.events()).hasSize((int) good);
    assertThat(decoded.events()).allMatch(e -> e.text(Field.PAGE_TITLE).equals("good"));
    assertThat(decoded.badRows()).hasSize(Math.max(1, events.size()) - (int) good);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "e", "eid", "p", "dtm", "vid", "sid", "res", "cookie", "se_va", "ti_qu", "co", "cx",
        "ue_pr", "ue_px", "ip", "url", "aid", "zz", "");
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.strings().withChars("0123456789.-+eExNa").ofMaxLength(30);
  }

  @Provide
  Arbitrary<List<String>> mixed() {
    return Arbitraries.of(
            event("page", "good"),
            event("vid", "bad"),
            "{\"aid\":\"shop\",\"e\":{\"deep\":[1,{}]}}",
            event("co", "{"),
            event("e", "??"))
        .list()
        .ofMaxSize(20);
  }
}
