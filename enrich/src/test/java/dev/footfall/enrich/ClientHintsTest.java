package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientHintsTest {
  private static final UserAgent USER_AGENT = new UserAgent(Sample.BUNDLED);
  private static final String CHROME = ") AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 ";
  private static final String WINDOWS =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64" + CHROME + "Safari/537.36";
  private static final String MAC =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7" + CHROME + "Safari/537.36";
  private static final String LINUX = "Mozilla/5.0 (X11; Linux x86_64" + CHROME + "Safari/537.36";
  private static final String ANDROID =
      "Mozilla/5.0 (Linux; Android 10; K" + CHROME + "Mobile Safari/537.36";

  // user agent, brands, platform, its version, model, mobile | agent | system | device
  static Stream<Arguments> hints() {
    return Stream.of(
        hints(WINDOWS, "Google Chrome", "142", "Windows", "15.0.0", "", false)
            .are("Chrome 142.0.0", "Windows 11", "Desktop"),
        hints(WINDOWS, "Google Chrome", "142", "Windows", "10.0.0", "", false)
            .are("Chrome 142.0.0", "Windows 10", "Desktop"),
        hints(WINDOWS, "Google Chrome", "109", "Windows", "0.1.0", "", false)
            .are("Chrome 109", "Windows 7", "Desktop"),
        hints(WINDOWS, "Google Chrome", "142", "Windows", "", "", false)
            .are("Chrome 142.0.0", "Windows 10", "Desktop"),
        hints(WINDOWS, "Microsoft Edge", "142.0.3595.53", "Windows", "13.0.0", "", false)
            .are("Edge 142.0.3595", "Windows 11", "Desktop"),
        hints(WINDOWS, "Brave", "142", "Windows", "19.0.0", "", false)
            .are("Brave 142.0.0", "Windows 11", "Desktop"),
        hints(MAC, "Google Chrome", "142.0.7444.60", "macOS", "26.1.0", "", false)
            .are("Chrome 142.0.7444", "macOS 26", "Desktop Mac"),
        hints(MAC, "Google Chrome", "142.0.7444.60", "macOS", "10.15.7", "", false)
            .are("Chrome 142.0.7444", "macOS 10.15", "Desktop Mac"),
        hints(LINUX, "Google Chrome", "142", "Linux", "6.8.0", "", false)
            .are("Chrome 142.0.0", "Linux", "Desktop"),
        hints(LINUX, "Google Chrome", "142", "Chrome OS", "16433.41.0", "", false)
            .are("Chrome 142.0.0", "Chrome OS 16433", "Desktop"),
        hints(ANDROID, "Google Chrome", "142.0.7444.102", "Android", "16.0.0", "Pixel 9", true)
            .are("Chrome 142.0.7444", "Android 16", "Phone Pixel 9"),
        hints(ANDROID, "Google Chrome", "142", "Android", "14.0.0", "SM-S918B", true)
            .are("Chrome 142.0.0", "Android 14", "Phone Samsung SM-S918B"),
        hints(ANDROID, "Google Chrome", "142", "Android", "14.0.0", "SM-X710", false)
            .are("Chrome 142.0.0", "Android 14", "Tablet SM-X710"),
        hints(LINUX, "Google Chrome", "142", "Android", "14.0.0", "", false)
            .are("Chrome 142.0.0", "Android 14", "Tablet"),
        hints(LINUX, "Chromium", "120", "Linux", "", "", false)
            .are("Chrome 142.0.0", "Linux", "Desktop"),
        hints(LINUX, "HeadlessChrome", "142", "Linux", "", "", false)
            .are("HeadlessChrome 142.0.0", "Linux", "Bot"),
        hints(WINDOWS, "", "", "Unknown", "x", "", false)
            .are("Chrome 142.0.0", "Windows 10", "Desktop"));
  }

  record Hints(
      String agent,
      String brand,
      String version,
      String platform,
      String release,
      String model,
      boolean mobile) {
    Arguments are(String name, String system, String device) {
      return Arguments.of(this, name, system, device);
    }

    Map<String, String> headers() {
      var headers = new HashMap<String, String>();
      headers.put("user-agent", agent);
      headers.put("sec-ch-ua", list("142"));
      headers.put("sec-ch-ua-full-version-list", list(version));
      headers.put("sec-ch-ua-platform", '"' + platform + '"');
      headers.put("sec-ch-ua-platform-version", '"' + release + '"');
      headers.put("sec-ch-ua-model", '"' + model + '"');
      headers.put("sec-ch-ua-mobile", mobile ? "?1" : "?0");
      return headers;
    }

    private String list(String own) {
      return brand.isEmpty()
          ? ""
          : "\"Not;A=Brand\";v=\"99\", \"Chromium\";v=\"%s\", \"%s\";v=\"%s\""
              .formatted(own, brand, own);
    }

    String contexts() {
      String brands =
          brand.isEmpty()
              ? ""
              : """
              {"brand":"Not_A Brand","version":"99"},{"brand":"Chromium","version":"142"},
              {"brand":"%s","version":"142"}\
              """
                  .formatted(brand);
      return """
      [{"schema":"iglu:com.example/other/jsonschema/1-0-0","data":{"platform":"BeOS"}},
      {"schema":"iglu:org.ietf/http_client_hints/jsonschema/1-0-0","data":{"isMobile":%s,"brands":[%s],
      "platform":"%s","platformVersion":"%s","model":"%s","uaFullVersion":"%s","architecture":"x86"}}]\
      """
          .formatted(mobile, brands, platform, release, model, version);
    }
  }

  private static Hints hints(
      String agent,
      String brand,
      String version,
      String platform,
      String release,
      String model,
      boolean mobile) {
    return new Hints(agent, brand, version, platform, release, model, mobile);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hints")
  void beatTheFrozenUserAgentByHeaderAndByEntity(
      Hints hints, String agent, String system, String device) {
    var plain = Event.in(7).set(Field.USERAGENT, hints.agent()).build();
    var byHeader = USER_AGENT.enrich(plain, Sample.envelope(hints.headers()));
    var byEntity =
        USER_AGENT.enrich(
            plain.but().set(Field.CONTEXTS, hints.contexts()).build(), Sample.envelope(Map.of()));

    for (var event : new Event[] {byHeader, byEntity}) {
      assertThat(together(event, Field.AGENT_NAME, Field.AGENT_VERSION)).isEqualTo(agent);
      assertThat(event.text(Field.OS_NAME)).isEqualTo(system);
      assertThat(together(event, Field.DVCE_TYPE, Field.DVCE_NAME)).isEqualTo(device);
    }
  }

  @Test
  void ofTheHeadersSayNothingOfAnotherAgentThatTheEventNames() {
    var hints = hints(WINDOWS, "Google Chrome", "142", "Windows", "15.0.0", "", false);
    var event = Event.in(7).set(Field.USERAGENT, MAC).build();

    assertThat(USER_AGENT.enrich(event, Sample.envelope(hints.headers())).text(Field.OS_NAME))
        .isEqualTo("macOS 10.15");
  }

  @Test
  void tellTheSystemsVersionAndItsFirstPart() {
    var hints = hints(MAC, "Google Chrome", "142", "macOS", "15.6.1", "", false);
    var event =
        USER_AGENT.enrich(
            Event.in(7).set(Field.USERAGENT, MAC).build(), Sample.envelope(hints.headers()));

    assertThat(event.text(Field.OS_FAMILY)).isEqualTo("macOS");
    assertThat(event.text(Field.OS_VERSION)).isEqualTo("15.6.1");
    assertThat(event.text(Field.OS_VERSION_MAJOR)).isEqualTo("15");
  }

  private static String together(Event event, Field first, Field second) {
    return (event.text(first) + " " + event.text(second)).strip();
  }
}
