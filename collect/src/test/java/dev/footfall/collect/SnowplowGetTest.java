package dev.footfall.collect;

import static dev.footfall.collect.Sample.decode;
import static dev.footfall.collect.Sample.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnowplowGetTest {
  @Test
  void readsTheEventInTheQueryString() {
    var decoded =
        decode(
            get(
                "stm=1795262399500&e=pv&url=https%3A%2F%2Fshop.example%2F%3Fq%3Da%2Bb&page=Caf%C3%A9+noir"
                    + "&aid=shop&p=web&100%=x&eid=5c3b0f0e-3d5c-4a3e-9d4e-1f6f4b9e2a10",
                Map.of()));

    var event = decoded.events().getFirst();
    assertThat(event.text(Field.PAGE_URL)).isEqualTo("https://shop.example/?q=a+b");
    assertThat(event.text(Field.PAGE_TITLE)).isEqualTo("Café noir");
  }

  @Test
  void keepsTheQueryOfABadEvent() {
    var decoded = decode(get("e=pv&aid=shop&vid=x", Map.of()));

    assertThat(decoded.events()).isEmpty();
    assertThat(decoded.badRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.message()).isEqualTo("vid: \"x\" is no whole number of 32 bits");
              assertThat(new String(row.payload(), StandardCharsets.UTF_8))
                  .isEqualTo("e=pv&aid=shop&vid=x");
            });
  }

  @Test
  void takesTheProjectFromTheHeaderWhereTheQueryNamesNone() {
    var header = Map.of("x-gitlab-appid", "shop");

    assertThat(decode(get("e=pv", header)).events()).hasSize(1);
    assertThat(decode(get("e=pv&aid=blog", header)).events()).isEmpty();
    assertThat(Sample.arrival(get("e=pv", header)).skim())
        .isEqualTo(new Skim(Map.of("shop", 1), false));
  }

  @Test
  void answersHeadsAndOtherPathsToo() {
    for (String path : new String[] {"/i", "/ice.png", Sample.TP2}) {
      for (String method : new String[] {"GET", "HEAD"}) {
        assertThat(Sample.PROTOCOLS.find(method, path))
            .map(Protocol::name)
            .contains("com.snowplowanalytics.snowplow/tp1");
      }
    }
    assertThat(Sample.PROTOCOLS.find("POST", Sample.TP2))
        .map(Protocol::name)
        .contains("com.snowplowanalytics.snowplow/tp2");
    assertThat(Sample.PROTOCOLS.find("POST", "/i")).isEmpty();
    assertThat(Sample.PROTOCOLS.find("GET", "/j")).isEmpty();
    assertThat(Sample.PROTOCOLS.collectAt("/i")).isTrue();
    assertThat(Sample.PROTOCOLS.collectAt("/api/v4/user")).isFalse();
  }

  @Test
  void makesABadRowOfWhatTheDoorRefused() {
    var refusal = new Envelope.Refusal(BadRow.Reason.SIZE_VIOLATION, "too large");
    var envelope =
        Sample.arrival(get("e=pv", Map.of())).refused(Sample.SHOP, refusal, new byte[] {1, 2});

    var decoded = Sample.PROTOCOLS.decode(envelope, 3);

    assertThat(decoded.events()).isEmpty();
    assertThat(decoded.badRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.reason()).isEqualTo(BadRow.Reason.SIZE_VIOLATION);
              assertThat(row.message()).isEqualTo("too large");
              assertThat(row.payload()).containsExactly(1, 2);
            });
  }
}
