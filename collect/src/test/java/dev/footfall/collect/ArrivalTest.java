package dev.footfall.collect;

import static dev.footfall.collect.Sample.FRESH;
import static dev.footfall.collect.Sample.arrival;
import static dev.footfall.collect.Sample.envelope;
import static dev.footfall.collect.Sample.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrivalTest {
  private static final String KNOWN = "11111111-2222-4333-8444-555555555555";
  private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=None";
  private static final String YEAR = "; Max-Age=31536000" + ATTRIBUTES;

  @Test
  void keepsTheHeadersThatAreNeededAndNoSecrets() {
    var headers =
        Map.of(
            "user-agent", "Mozilla/5.0",
            "accept-language", "de",
            "sec-ch-ua-platform", "\"Linux\"",
            "x-gitlab-appid", "shop",
            "cookie", "sp=" + KNOWN,
            "authorization", "Basic x",
            "x-forwarded-for", "203.0.113.9");

    var envelope = envelope(get("e=pv", headers));

    assertThat(envelope.headers().keySet())
        .isEqualTo(Set.of("user-agent", "accept-language", "sec-ch-ua-platform", "x-gitlab-appid"));
    assertThat(envelope.project()).isEqualTo(7);
    assertThat(envelope.retentionDays()).isEqualTo(365);
    assertThat(envelope.ip()).isEqualTo("192.0.2.7");
    assertThat(envelope.networkUserId()).isEqualTo(KNOWN);
  }

  @Test
  void forgetsAddressAndCookieOfAVisitorWhoAsksForAnonymity() {
    var headers = Map.of("sp-anonymous", "*", "cookie", "a=b; sp=" + KNOWN);
    var arrival = arrival(get("e=pv&aid=shop&nuid=n&ip=203.0.113.9", headers));
    var envelope = arrival.envelope(Sample.SHOP);

    assertThat(envelope.ip()).isEmpty();
    assertThat(envelope.networkUserId()).isEmpty();
    assertThat(envelope.anonymous()).isTrue();
    assertThat(arrival.accepted().headers())
        .containsEntry("set-cookie", "sp=; Max-Age=0" + ATTRIBUTES);
    var event = Sample.PROTOCOLS.decode(envelope, 1).events().getFirst();
    assertThat(event.text(Field.NETWORK_USERID)).isEqualTo("00000000-0000-0000-0000-000000000000");
    assertThat(event.text(Field.USER_IPADDRESS)).isEmpty();
    assertThat(arrival(get("", Map.of("sp-anonymous", ""))).accepted().headers())
        .doesNotContainKey("set-cookie");
  }

  @Test
  void recognisesABrowserByItsCookie() {
    record Case(String query, Map<String, String> headers, String visitor, String set) {}
    var browser = Map.of("user-agent", "Mozilla/5.0 (X11)");
    String other = KNOWN.replace('1', '9');
    var cases =
        new Case[] {
          new Case("", browser, FRESH.toString(), FRESH.toString()),
          new Case("", Map.of("user-agent", "node"), "", FRESH.toString()),
          new Case("", Map.of("cookie", "x=1; sp=" + KNOWN), KNOWN, KNOWN),
          new Case("", Map.of("cookie", "sp=; other"), "", FRESH.toString()),
          new Case("", Map.of("cookie", "sp=<script>"), "", FRESH.toString()),
          new Case("nuid=" + other, Map.of("cookie", "sp=" + KNOWN), other, other),
          new Case("nuid=a%0D%0Ab", Map.of("cookie", "sp=" + KNOWN), KNOWN, KNOWN),
        };
    for (var sample : cases) {
      var arrival = arrival(get(sample.query(), sample.headers()));
      assertThat(arrival.envelope(Sample.SHOP).networkUserId()).isEqualTo(sample.visitor());
      assertThat(arrival.accepted().headers())
          .containsEntry("set-cookie", "sp=" + sample.set() + YEAR);
    }
  }

  @Test
  void believesForwardedAddressesOfTrustedProxiesOnly() {
    record Case(String peer, String header, String value, String expected) {}
    var cases =
        new Case[] {
          new Case("198.51.100.1", "x-forwarded-for", "203.0.113.9", "198.51.100.1"),
          new Case("10.1.2.3", "x-forwarded-for", "203.0.113.9", "203.0.113.9"),
          new Case("10.1.2.3", "x-forwarded-for", "203.0.113.9, 10.0.0.1", "203.0.113.9"),
          new Case("10.1.2.3", "x-forwarded-for", "203.0.113.9, 192.168.0.4", "203.0.113.9"),
          new Case("10.1.2.3", "x-forwarded-for", "1.1.1.1, 203.0.113.9", "203.0.113.9"),
          new Case("10.1.2.3", "x-forwarded-for", "203.0.113.9:4711", "203.0.113.9"),
          new Case("10.1.2.3", "x-forwarded-for", "unknown", "10.1.2.3"),
          new Case("10.1.2.3", "x-forwarded-for", "10.0.0.9, 10.0.0.1", "10.0.0.9"),
          new Case(
              "10.1.2.3",
              "forwarded",
              "for=\"[2001:db8::1]:80\";proto=https",
              "2001:db8:0:0:0:0:0:1"),
          new Case("::1", "forwarded", "proto=http;For=203.0.113.9", "203.0.113.9"),
          new Case("10.1.2.3", "x-real-ip", "203.0.113.9", "10.1.2.3"),
          new Case("not an address", "x-forwarded-for", "203.0.113.9", ""),
        };
    var trusted = TrustedProxies.parse(List.of("10.0.0.0/8", " ::1 "));
    for (var sample : cases) {
      var request =
          new Request(
              "GET", "/i", "", Map.of(sample.header(), sample.value()), sample.peer(), new byte[0]);
      assertThat(ClientAddress.of(request, trusted))
          .as(sample.toString())
          .isEqualTo(sample.expected());
    }
  }

  @Test
  void refusesAProxyThatIsNoNetwork() {
    for (String wrong : new String[] {"localhost", "10.0.0.0/33", "10.0.0.0/", "::/129"}) {
      assertThatThrownBy(() -> TrustedProxies.parse(List.of(wrong)))
          .hasMessage("\"" + wrong + "\" is neither an address nor a network such as 10.0.0.0/8");
    }
  }

  @Test
  void answersWhatKeepsClientsHonest() {
    var headers = new TreeMap<>(Map.of("origin", "https://shop.example", "user-agent", "node"));
    var post = arrival(Sample.post("", headers, new byte[0])).accepted();
    var pixel = arrival(get("", headers)).accepted();

    assertThat(post.status()).isEqualTo(200);
    assertThat(post.body()).asString().isEqualTo("ok");
    assertThat(post.headers()).containsEntry("content-type", "text/plain; charset=utf-8");
    assertThat(pixel.body()).hasSize(43).startsWith('G', 'I', 'F', '8', '9', 'a');
    assertThat(pixel.headers())
        .containsEntry("content-type", "image/gif")
        .containsEntry("cache-control", "no-cache, no-store, must-revalidate")
        .containsEntry("access-control-allow-origin", "https://shop.example")
        .containsEntry("access-control-allow-credentials", "true")
        .containsEntry("vary", "Origin");
  }

  @Test
  void letsABrowserSendTheHeadersItAsksFor() {
    var asked =
        Map.of("origin", "https://a.example", "access-control-request-headers", "x-gitlab-appid");
    var reply = Reply.preflight(get("", asked));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers())
        .containsEntry("access-control-allow-origin", "https://a.example")
        .containsEntry("access-control-allow-headers", "x-gitlab-appid")
        .containsEntry("access-control-allow-methods", "GET, HEAD, POST, OPTIONS")
        .containsEntry("access-control-max-age", "7200");
    assertThat(Reply.preflight(get("", Map.of())).headers())
        .containsEntry("access-control-allow-origin", "*")
        .containsEntry("access-control-allow-headers", "Content-Type, SP-Anonymous");
  }

  @Test
  void tellsClientsWhenToComeAgain() {
    var request = get("", Map.of("origin", "https://a.example"));
    var unavailable = Reply.unavailable(request, Duration.ofMillis(1500));

    assertThat(unavailable.status()).isEqualTo(503);
    assertThat(unavailable.headers())
        .containsEntry("retry-after", "2")
        .containsEntry("access-control-allow-origin", "https://a.example");
    assertThat(Reply.throttled(request, Duration.ZERO).status()).isEqualTo(429);
    assertThat(Reply.throttled(request, Duration.ZERO).headers()).containsEntry("retry-after", "1");
  }
}
