package dev.footfall.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.collect.OptOutCookie;
import dev.footfall.collect.Protocols;
import dev.footfall.collect.RedirectHosts;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.event.Envelope;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Snowplow's trackers may send their events, over real connections. */
class SnowplowPathsTest {
  private static final String EVENTS =
      "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\","
          + "\"data\":[{\"e\":\"pv\",\"aid\":\"nobody\"}]}";
  private static final String ORIGIN = "Origin: https://shop.example\r\n";
  private static final String ALLOWED = "Access-Control-Allow-Origin: https://shop.example";

  @TempDir Path directory;
  private Access access;
  private FileJournal journal;
  private HttpServer server;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    journal = FileJournal.open(directory.resolve("journal"), JournalOptions.DEFAULT, 0);
    var door =
        new Door(
            new Addressees(access.projects(), access.features()),
            Unlimited.limits(),
            journal,
            TrustedProxies.NONE,
            () -> new byte[0],
            InstantSource.system(),
            new DoorMetrics(new PrometheusRegistry()));
    var protocols =
        new Protocols(
            "test",
            new RedirectHosts(List.of("shop.example")),
            OptOutCookie.of("no-tracking=yes|1"));
    var collection = new CollectRoutes(protocols, door, new BodyMemory(1 << 20));
    server =
        HttpServer.start(
            new HttpConfig("127.0.0.1", 0, Optional.empty(), TrustedProxies.NONE),
            List.of(collection, new WebRoutes(new PageRights(access)), collection.elsewhere()));
  }

  @AfterEach
  void stop() {
    server.close();
    journal.close();
    access.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {19_000, 32_000})
  void takesALongEventByGet(int bytes) throws Exception {
    String query = "e=pv&aid=nobody&page=a&zz=";
    String answer = send("GET /i?" + query + "x".repeat(bytes - query.length()), ORIGIN, "");

    assertThat(answer).startsWith("HTTP/1.1 200").contains("GIF89a");
    assertThat(envelope().query()).hasSize(bytes);
  }

  @Test
  void takesManyHeaders() throws Exception {
    String cookies = ("Cookie: " + "c".repeat(6000) + "\r\n").repeat(10);

    assertThat(send("GET /i?e=pv&aid=nobody", ORIGIN + cookies, ""))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase(ALLOWED);
  }

  @Test
  void takesEventsAtAPathOfTheTrackersOwn() throws Exception {
    assertThat(send("OPTIONS /com.acme/track", ORIGIN, ""))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase(ALLOWED)
        .containsIgnoringCase("Access-Control-Allow-Methods: POST, OPTIONS");
    assertThat(send("POST /com.acme/track", ORIGIN, EVENTS))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase(ALLOWED)
        .endsWith("ok");
    assertThat(envelope().protocol()).isEqualTo("com.snowplowanalytics.snowplow/tp2");
    assertThat(new String(envelope().body(), UTF_8)).isEqualTo(EVENTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /com.acme/track {}",
        "POST /api/v4 " + EVENTS,
        "POST /-/assets " + EVENTS,
        "POST /a/b/c " + EVENTS,
        "POST /shop.git " + EVENTS,
        "OPTIONS /api/v4 ",
        "OPTIONS /admin/users ",
        "PUT /com.acme/track " + EVENTS,
        "GET /com.acme/track/x "
      })
  void leavesEveryOtherPathAlone(String request) throws Exception {
    String[] parts = request.split(" ", 3);

    assertThat(send(parts[0] + " " + parts[1], ORIGIN, parts[2]))
        .startsWith("HTTP/1.1 404")
        .doesNotContainIgnoringCase("Access-Control-Allow-Origin");
    assertThat(journal.end()).isZero();
  }

  @Test
  void shadowsNoPage() throws Exception {
    assertThat(send("GET /acme/shop", "Accept: text/html\r\n", ""))
        .startsWith("HTTP/1.1 200")
        .contains("<!doctype html>");
    assertThat(journal.end()).isZero();
  }

  @Test
  void leadsCountedLinksToTheirHost() throws Exception {
    assertThat(send("GET /r/tp2?aid=nobody&u=https%3A%2F%2Fshop.example%2Fcups", "", ""))
        .startsWith("HTTP/1.1 302")
        .containsIgnoringCase("Location: https://shop.example/cups\r\n");
    assertThat(journal.end()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https%3A%2F%2Fevil.example",
        "%2F%2Fshop.example",
        "https://shop.example%0d%0aA:b",
        ""
      })
  void leadsCountedLinksNowhereElse(String address) throws Exception {
    assertThat(send("GET /r/tp2?aid=nobody&u=" + address, "", ""))
        .startsWith("HTTP/1.1 400")
        .doesNotContainIgnoringCase("Location:");
    assertThat(journal.end()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-tracking=yes", "a=b; no-tracking=1;"})
  void keepsNothingOfWhoOptsOutByTheCookieAndAnswersAsEver(String cookies) throws Exception {
    assertThat(send("GET /i?e=pv&aid=nobody", ORIGIN + "Cookie: " + cookies + "\r\n", ""))
        .startsWith("HTTP/1.1 200")
        .contains("GIF89a")
        .containsIgnoringCase(ALLOWED)
        .doesNotContainIgnoringCase("Set-Cookie");
    assertThat(send("POST /com.acme/track", ORIGIN + "Cookie: " + cookies + "\r\n", EVENTS))
        .startsWith("HTTP/1.1 200")
        .endsWith("ok");
    assertThat(journal.end()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-tracking=no", "no-tracking=yes!", "no-tracking", "tracking=yes"})
  void keepsWhatComesWithAnotherCookie(String cookie) throws Exception {
    assertThat(send("GET /i?e=pv&aid=nobody", "Cookie: " + cookie + "\r\n", ""))
        .startsWith("HTTP/1.1 200");
    assertThat(journal.end()).isEqualTo(1);
  }

  @Test
  void asksSearchEnginesToStayAway() throws Exception {
    assertThat(send("GET /robots.txt", "", ""))
        .startsWith("HTTP/1.1 200")
        .endsWith("User-agent: *\nDisallow: /\n");
  }

  private Envelope envelope() {
    return Envelope.fromBytes(journal.read(0, 1, 1 << 20).getFirst().payload());
  }

  /** Sends a request and reads until the server closes the connection. */
  private String send(String line, String headers, String body) throws IOException {
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    String request =
        line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + length;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((request + "\r\n" + body).getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
