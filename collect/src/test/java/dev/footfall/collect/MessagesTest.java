package dev.footfall.collect;

import static dev.footfall.collect.Sample.arrival;
import static dev.footfall.collect.Sample.envelope;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.Field;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of Jitsu's and Segment's requests, what they are told, and what is too much. */
class MessagesTest {
  private static final String ID = "11111111-2222-4333-8444-555555555555";

  @Test
  void dropsAnAnonymousVisitorsIdsBeforeAnythingIsKept() {
    record Case(String target, Map<String, String> headers, String body, String kept) {}
    var anonymous = Map.of("sp-anonymous", "*");
    var cases =
        new Case[] {
          new Case(
              "/api/v1/event?cookie_policy=strict",
              Map.of(),
              "[{\"user\":{\"anonymous_id\":\"a\",\"id\":\"u\"},\"ids\":{\"ga\":\"g\"},\"n\":1.50}]",
              "[{\"user\":{\"id\":\"u\"},\"n\":1.50}]"),
          new Case(
              "/api/v1/event?ip_policy=comply",
              Map.of(),
              "{\"source_ip\":\"203.0.113.9\",\"user\":{\"anonymous_id\":\"a\"}}",
              "{\"user\":{\"anonymous_id\":\"a\"}}"),
          new Case(
              "/v1/batch?",
              anonymous,
              "{\"batch\":[{\"anonymousId\":\"a\",\"userId\":\"u\",\"context\":{\"ip\":\"203.0.113.9\"}}]}",
              "{\"batch\":[{\"context\":{}}]}"),
          new Case("/v1/track?", anonymous, "{\"userId\":\"u\",\"anonymousId\":\"a", "{!"),
          new Case(
              "/api/s/track?",
              Map.of("x-ip-policy", "remove"),
              "{\"properties\":{\"ip\":\"mine\"},\"context\":{\"ip\":\"203.0.113.9\"}}",
              "{\"properties\":{\"ip\":\"mine\"},\"context\":{}}"),
        };
    for (var sample : cases) {
      var kept = envelope(post(sample.target(), sample.headers(), sample.body()));
      assertThat(new String(kept.body(), UTF_8)).as(sample.target()).isEqualTo(sample.kept());
    }
  }

  @Test
  void takesTheCookieFromAVisitorWhoseClientIsStrictAboutThem() {
    var headers = Map.of("cookie", "sp=" + ID, "user-agent", "Mozilla/5.0");
    var strict = arrival(post("/api/v1/event?token=shop&cookie_policy=strict", headers, "{}"));

    assertThat(strict.envelope(Sample.SHOP).networkUserId()).isEmpty();
    assertThat(strict.envelope(Sample.SHOP).anonymous()).isTrue();
    assertThat(strict.accepted().headers().get("set-cookie")).startsWith("sp=; Max-Age=0;");
  }

  @Test
  void sendsServersNoCookie() {
    var server = arrival(post("/api/v1/s2s/event?token=x", Map.of(), "{}"));

    assertThat(server.accepted().headers()).doesNotContainKey("set-cookie");
  }

  @Test
  void keepsNoKeyThatStandsInTheQuery() {
    record Case(String target, String kept) {}
    var cases =
        new Case[] {
          new Case("/api/v1/s2s/event?token=secret&a=b", "a=b"),
          new Case("/api.x?p_1=secret", ""),
          new Case("/v1/track?x=1&writekey=shop:secret&y=%20", "x=1&y=%20"),
        };
    for (var sample : cases) {
      assertThat(envelope(post(sample.target(), Map.of(), "{}")).query())
          .as(sample.target())
          .isEqualTo(sample.kept());
    }
  }

  @Test
  void tellsWhoseKeyOpensNothing() {
    record Case(String target, KeyProblem problem, String answer) {}
    var cases =
        new Case[] {
          new Case(
              "/api/v1/event?token=a\"b",
              KeyProblem.UNKNOWN,
              "{\"message\":\"The token is not found: a\\\"b\",\"error\":\"\"}"),
          new Case(
              "/api/v1/s2s/event?token=shop",
              KeyProblem.NOT_SECRET,
              "{\"message\":\"The token isn't a server secret token. Please use an s2s integration"
                  + " token\",\"error\":\"\"}"),
          new Case(
              "/api/s/track?",
              KeyProblem.UNKNOWN,
              "{\"ok\":false,\"error\":\"no project has this write key\"}"),
          new Case(
              "/api/s/s2s/batch?",
              KeyProblem.NOT_SECRET,
              "{\"ok\":false,\"error\":\"this write key has no secret; servers send"
                  + " app_id:server_secret\"}"),
          new Case(
              "/v1/batch?",
              KeyProblem.UNKNOWN,
              "{\"success\":false,\"error\":\"no project has this write key\"}"),
        };
    for (var sample : cases) {
      var reply =
          arrival(post(sample.target(), Map.of("origin", "https://shop.example"), "{}"))
              .refused(sample.problem())
              .orElseThrow();
      assertThat(reply.status()).isEqualTo(401);
      assertThat(new String(reply.body(), UTF_8)).isEqualTo(sample.answer());
      assertThat(reply.headers())
          .containsEntry("access-control-allow-origin", "https://shop.example");
    }
  }

  @Test
  void tellsAnImageInAHeader() {
    var request = new Request("GET", "/api/px/page", "writekey=x", Map.of(), "192.0.2.7", none());

    assertThat(arrival(request).refused(KeyProblem.UNKNOWN).orElseThrow())
        .satisfies(reply -> assertThat(reply.body()).hasSize(43))
        .extracting(reply -> reply.headers().get("x-jitsu-error"))
        .isEqualTo("no project has this write key");
    assertThat(arrival(request).accepted().headers())
        .containsEntry("x-jitsu-error", "data: missing; it holds the message as JSON in base64");
    assertThat(arrival(request.with("data=eyJhIjoxfQ")).accepted().headers())
        .doesNotContainKey("x-jitsu-error");
  }

  @Test
  void keepsTheBeginningOfAnEventThatIsTooLarge() {
    String large = "{\"event_type\":\"a\",\"text\":\"" + "x".repeat(51_200) + "\"}";
    var decoded =
        Sample.decode(post("/api/v1/event?", Map.of(), "[{\"event_type\":\"a\"}," + large + "]"));

    assertThat(decoded.events()).hasSize(1);
    assertThat(decoded.badRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.reason()).isEqualTo(BadRow.Reason.SIZE_VIOLATION);
              assertThat(row.message())
                  .isEqualTo("the event has 51228 bytes; at most 51200 are read");
            });
  }

  @Test
  void refusesATemplateThatItsEventsWouldMultiplyWithoutBound() {
    String template = "{\"text\":\"" + "x".repeat(50_000) + "\"}";
    String body = "{\"template\":" + template + ",\"events\":[" + "{},".repeat(2000) + "{}]}";
    var decoded = Sample.decode(post("/api/v1/events?", Map.of(), body));

    assertThat(decoded.events()).isEmpty();
    assertThat(decoded.badRows())
        .singleElement()
        .extracting(BadRow::message)
        .isEqualTo(
            "what stands once for all events is too large with that many: at most 67108864 bytes"
                + " in all");
  }

  @Test
  void readsFewerMessagesWhereEachTakesOverALongPage() {
    var page = Map.of("referer", "https://shop.example/" + "a".repeat(10_000 - 21));
    String body = "[" + "{\"type\":\"page\"},".repeat(20_000) + "{}]";
    var decoded = Sample.decode(post("/api/s/s2s/batch?", page, body));

    assertThat(decoded.events()).hasSize((64 << 20) / 10_000);
    assertThat(decoded.badRows())
        .singleElement()
        .extracting(BadRow::message)
        .isEqualTo("the body holds more than 6710 events; here is the rest");
  }

  @Test
  void readsAHundredThousandEventsAndNoMore() {
    String body = "[" + "{\"event_type\":\"a\"},".repeat(100_000) + "{\"event_type\":\"b\"}]";
    var request = post("/api/v1/event?token=shop", Map.of(), body);

    assertThat(arrival(request).skim()).isEqualTo(new Skim(Map.of("shop", 100_000), true));
    assertThat(Sample.decode(request).badRows())
        .singleElement()
        .extracting(BadRow::message)
        .isEqualTo("the body holds more than 100000 events; here is the rest");
  }

  @Test
  void takesAnEventThatHasEventsOfItsOwnForOne() {
    String event = "{\"event_type\":\"sync\",\"events\":[\"a\",\"b\"]}";
    var alone = Sample.decode(post("/api/v1/event?token=shop", Map.of(), event));
    String template = "{\"template\":{\"event_type\":\"sync\"},\"events\":[{},{}]}";
    var listed = Sample.decode(post("/api/v1/event?token=shop", Map.of(), template));

    assertThat(alone.badRows()).isEmpty();
    assertThat(alone.events())
        .singleElement()
        .satisfies(one -> assertThat(one.text(Field.UNSTRUCT_EVENT)).contains("[\"a\",\"b\"]"));
    assertThat(listed.events()).hasSize(2);
  }

  @Test
  void masksAnAddress() {
    record Case(String address, String masked) {}
    var cases =
        new Case[] {
          new Case("203.0.113.9", "203.0.113.1"),
          new Case("2001:db8:1:2:3:4:5:6", "2001:db8:1:0:0:0:0:1"),
          new Case("", ""),
          new Case("nonsense", ""),
        };
    for (var sample : cases) {
      assertThat(PrivacyWish.Address.MASK.of(sample.address())).isEqualTo(sample.masked());
      assertThat(PrivacyWish.Address.DROP.of(sample.address())).isEmpty();
      assertThat(PrivacyWish.Address.KEEP.of(sample.address())).isEqualTo(sample.address());
    }
  }

  @Test
  void givesSegmentsClientsTheirSettings() {
    var request = new Request("GET", "/v1/projects/shop/settings", "", Map.of(), "::1", none());

    assertThat(SegmentSettings.reply(request, "shop", "https://t.example:8443"))
        .satisfies(reply -> assertThat(reply.status()).isEqualTo(200))
        .extracting(reply -> new String(reply.body(), UTF_8))
        .isEqualTo(
            """
            {"integrations":{"Segment.io":{"apiKey":"shop","apiHost":"t.example:8443/v1",\
            "protocol":"https","addBundledMetadata":true,"versionSettings":{}}},\
            "plan":{"track":{"__default":{"enabled":true,"integrations":{}}},\
            "identify":{"__default":{"enabled":true,"integrations":{}}},\
            "group":{"__default":{"enabled":true,"integrations":{}}}},\
            "edgeFunction":{},"remotePlugins":[]}\
            """);
  }

  private static byte[] none() {
    return new byte[0];
  }

  private static Request post(String target, Map<String, String> headers, String body) {
    String[] parts = target.split("\\?", 2);
    return new Request("POST", parts[0], parts[1], headers, "192.0.2.7", body.getBytes(UTF_8));
  }
}
