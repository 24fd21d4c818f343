package dev.footfall.enrich;

import static dev.footfall.enrich.Sample.enriched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UserAgentTest {
  private static final UserAgent USER_AGENT = new UserAgent(Sample.BUNDLED);

  private static final String WEBKIT = " AppleWebKit/537.36 (KHTML, like Gecko) ";
  private static final String APPLE = " AppleWebKit/605.1.15 (KHTML, like Gecko) ";
  private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
  private static final String MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
  private static final String LINUX = "Mozilla/5.0 (X11; Linux x86_64)";
  private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)";
  private static final String ANDROID = "Mozilla/5.0 (Linux; Android 10; K)";
  private static final String CHROME = "Chrome/142.0.0.0 ";

  // agent | name and version | family | system and version | device
  static Stream<Arguments> agents() {
    return Stream.of(
        agent(
            WINDOWS + WEBKIT + CHROME + "Safari/537.36",
            "Chrome 142.0.0",
            "Windows",
            "Windows 10",
            "Desktop"),
        agent(
            WINDOWS + WEBKIT + CHROME + "Safari/537.36 Edg/142.0.0.0",
            "Edge 142.0.0",
            "Windows",
            "Windows 10",
            "Desktop"),
        agent(
            WINDOWS + WEBKIT + CHROME + "Safari/537.36 OPR/124.0.0.0",
            "Opera 124.0.0",
            "Windows",
            "Windows 10",
            "Desktop"),
        agent(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox 145.0",
            "Windows",
            "Windows 10",
            "Desktop"),
        agent(
            "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko",
            "IE 11.0",
            "Windows",
            "Windows 7",
            "Desktop"),
        agent(
            MAC + APPLE + "Version/26.1 Safari/605.1.15",
            "Safari 26.1",
            "macOS",
            "macOS 10.15",
            "Desktop Mac"),
        agent(
            MAC + WEBKIT + CHROME + "Safari/537.36",
            "Chrome 142.0.0",
            "macOS",
            "macOS 10.15",
            "Desktop Mac"),
        agent(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox 145.0",
            "macOS",
            "macOS 10.15",
            "Desktop Mac"),
        agent(
            LINUX + WEBKIT + CHROME + "Safari/537.36",
            "Chrome 142.0.0",
            "Linux",
            "Linux",
            "Desktop"),
        agent(
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "Firefox 145.0",
            "Linux",
            "Ubuntu",
            "Desktop"),
        agent(
            "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)" + WEBKIT + CHROME + "Safari/537.36",
            "Chrome 142.0.0",
            "Chrome OS",
            "Chrome OS 14541",
            "Desktop"),
        agent(
            IPHONE + APPLE + "Version/26.1 Mobile/15E148 Safari/604.1",
            "Safari 26.1",
            "iOS",
            "iOS 18",
            "Phone iPhone"),
        agent(
            "Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X)"
                + APPLE
                + "Version/18.6 Mobile/15E148 Safari/604.1",
            "Safari 18.6",
            "iOS",
            "iOS 18",
            "Tablet iPad"),
        agent(
            IPHONE + APPLE + "CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1",
            "Chrome 142.0.7444",
            "iOS",
            "iOS 18",
            "Phone iPhone"),
        agent(
            IPHONE + APPLE + "FxiOS/145.0 Mobile/15E148 Safari/605.1.15",
            "Firefox 145.0",
            "iOS",
            "iOS 18",
            "Phone iPhone"),
        agent(
            IPHONE + APPLE + "Version/18.0 EdgiOS/142.0.3595.80 Mobile/15E148 Safari/604.1",
            "Edge 142.0.3595",
            "iOS",
            "iOS 18",
            "Phone iPhone"),
        agent(IPHONE + APPLE + "Mobile/15E148", "iOS WebView", "iOS", "iOS 18", "Phone iPhone"),
        agent(
            ANDROID + WEBKIT + CHROME + "Mobile Safari/537.36",
            "Chrome 142.0.0",
            "Android",
            "Android 10",
            "Phone"),
        agent(
            "Mozilla/5.0 (Linux; Android 14; SM-S918B)" + WEBKIT + CHROME + "Mobile Safari/537.36",
            "Chrome 142.0.0",
            "Android",
            "Android 14",
            "Phone Samsung SM-S918B"),
        agent(
            "Mozilla/5.0 (Linux; Android 14; SM-X710)" + WEBKIT + CHROME + "Safari/537.36",
            "Chrome 142.0.0",
            "Android",
            "Android 14",
            "Tablet SM-X710"),
        agent(
            "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A.240805.005; wv)"
                + WEBKIT
                + "Version/4.0 Chrome/142.0.7444.102 Mobile Safari/537.36",
            "Android WebView 142.0.7444",
            "Android",
            "Android 14",
            "Phone Pixel 8"),
        agent(
            "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
            "Firefox 145.0",
            "Android",
            "Android 15",
            "Phone"),
        agent(
            "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S911B)"
                + WEBKIT
                + "SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36",
            "Samsung Internet 29.0",
            "Android",
            "Android 14",
            "Phone Samsung SM-S911B"),
        agent(
            ANDROID + WEBKIT + CHROME + "Mobile Safari/537.36 EdgA/142.0.0.0",
            "Edge 142.0.0",
            "Android",
            "Android 10",
            "Phone"),
        agent(
            "Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0)"
                + WEBKIT
                + "SamsungBrowser/6.0 Chrome/94.0.4606.31 TV Safari/537.36",
            "Samsung Internet 6.0",
            "Tizen",
            "Tizen 7",
            "TV Samsung SMART-TV"),
        agent(
            LINUX + WEBKIT + "HeadlessChrome/142.0.0.0 Safari/537.36",
            "HeadlessChrome 142.0.0",
            "Linux",
            "Linux",
            "Bot"),
        agent(
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
            "Googlebot 2.1",
            "",
            "",
            "Bot"),
        agent(
            "Mozilla/5.0"
                + WEBKIT.replace(
                    ")", "; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)")
                + "Chrome/116.0.1938.76 Safari/537.36",
            "bingbot 2.0",
            "",
            "",
            "Bot"),
        agent(
            "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2;"
                + " +https://openai.com/gptbot)",
            "GPTBot 1.2",
            "",
            "",
            "Bot"),
        agent("node", "", "", "", ""),
        agent("ÿ\u0000(((", "", "", "", ""));
  }

  private static Arguments agent(
      String text, String agent, String family, String system, String device) {
    return Arguments.of(text, agent, family, system, device);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("agents")
  void readsWhatPeopleUse(String text, String agent, String family, String system, String device) {
    var event = enriched(USER_AGENT, Field.USERAGENT, text);

    assertThat(together(event, Field.AGENT_NAME, Field.AGENT_VERSION)).isEqualTo(agent);
    assertThat(event.text(Field.OS_FAMILY)).isEqualTo(family);
    assertThat(event.text(Field.OS_NAME)).isEqualTo(system);
    assertThat(together(event, Field.DVCE_TYPE, Field.DVCE_NAME)).isEqualTo(device);
    assertThat(event.get(Field.IS_BOT)).isEqualTo(device.equals("Bot"));
  }

  private static String together(Event event, Field first, Field second) {
    return (event.text(first) + " " + event.text(second)).strip();
  }

  @Test
  void tellsASystemsVersionAndItsFirstPart() {
    var event = enriched(USER_AGENT, Field.USERAGENT, MAC + APPLE + "Version/26.1 Safari/605.1.15");

    assertThat(event.text(Field.OS_VERSION)).isEqualTo("10.15.7");
    assertThat(event.text(Field.OS_VERSION_MAJOR)).isEqualTo("10");
  }

  @Test
  void saysWhyItTakesAnEventForARobots() {
    record Case(String agent, String platform, String reason) {}
    var cases =
        new Case[] {
          new Case("okhttp/4.12.0", "srv", ""),
          new Case("okhttp/4.12.0", "mob", ""),
          new Case("python-requests/2.32.3", "pc", ""),
          new Case("python-requests/2.32.3", "web", "http_library"),
          new Case("curl/8.5.0", "", "http_library"),
          new Case("Googlebot/2.1", "srv", "robot"),
          new Case(LINUX + WEBKIT + "HeadlessChrome/142.0.0.0 Safari/537.36", "web", "headless"),
          new Case("Mozilla/5.0 (Unknown; Linux) PhantomJS/2.1.1", "srv", "headless"),
          new Case("", "web", "no_user_agent"),
          new Case("", "srv", ""),
          new Case("", "", ""),
          new Case(WINDOWS + WEBKIT + CHROME + "Safari/537.36", "web", ""),
        };
    for (var sample : cases) {
      var event =
          Event.in(7)
              .set(Field.USERAGENT, sample.agent())
              .set(Field.PLATFORM, sample.platform())
              .build();
      var found = USER_AGENT.enrich(event, Sample.envelope(Instant.EPOCH, 0));
      assertThat(found.text(Field.BOT_REASON)).as(sample.toString()).isEqualTo(sample.reason());
      assertThat(found.get(Field.IS_BOT)).isEqualTo(!sample.reason().isEmpty());
    }
  }
}
