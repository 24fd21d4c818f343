package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
  private static final RedirectHosts HOSTS = new RedirectHosts(List.of("Shop.example", "b:81"));

  private static Request link(String address) {
    return new Request("GET", "/r/tp2", "u=" + address, Map.of(), "192.0.2.7", new byte[0]);
  }

  @Test
  void areOffUntilAHostIsNamed() {
    var link = link("https://shop.example/");
    var protocols = new Protocols("1.2.3");
    var reply = protocols.find("GET", "/r/tp2").orElseThrow().declined(link).orElseThrow();

    assertThat(reply.status()).isEqualTo(404);
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("redirects disabled");
    assertThat(reply.headers()).doesNotContainKey("location");
  }

  @Test
  void leadToTheNamedHostsOnly() {
    assertThat(HOSTS.target("https://shop.EXAMPLE/a")).contains("https://shop.EXAMPLE/a");
    assertThat(HOSTS.target("http://b:81")).contains("http://b:81");
    assertThat(HOSTS.target("http://b")).isEmpty();
    assertThat(HOSTS.target("http://shop.example:80/")).isEmpty();
  }

  @Property
  void leadToNoOtherHostWhateverIsPutBesideIt(@ForAll String text) {
    for (String address :
        List.of(
            "https://shop.example" + text,
            "https://" + text + "shop.example",
            text + "https://shop.example/",
            "https:" + text + "/shop.example/")) {
      assertThat(HOSTS.target(address).orElse("https://shop.example/"))
          .matches("(?i)https?://shop\\.example([/?#][!-~]*)?");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "*", "https://a", "a/", "a b", "a@b", ".a", "a..b", "a:", "-a", "a\\b"})
  void refuseWhatIsNoHost(String host) {
    assertThatThrownBy(() -> new RedirectHosts(List.of(host)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a host is a name such as shop.example or shop.example:8443");
  }
}
