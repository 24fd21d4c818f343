package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.collect.Protocols;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the collector answers whom it cannot serve: the journal is real, the engine not needed. */
class CollectRoutesTest {
  private static final String POST =
      String.join(
          "\r\n",
          "POST /com.snowplowanalytics.snowplow/tp2 HTTP/1.1",
          "Host: localhost",
          "Origin: https://shop.example",
          "Connection: close",
          "");

  private final BodyMemory memory = new BodyMemory(1 << 20);
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
            access.dailySalt()::today,
            InstantSource.system(),
            new DoorMetrics(new PrometheusRegistry()));
    server =
        HttpServer.start(
            new HttpConfig("127.0.0.1", 0, Optional.empty(), TrustedProxies.NONE),
            List.of(new CollectRoutes(new Protocols("test"), door, memory)));
  }

  @AfterEach
  void stop() {
    server.close();
    journal.close();
    access.close();
  }

  @Test
  void sendsLargeBodiesAwayForLaterWhenThereIsNoMemory() throws IOException {
    assertThat(memory.take(900_000)).isTrue();
    String answer = answer(POST + "Content-Length: 500000\r\n\r\n" + "x".repeat(500_000));
    assertThat(answer)
        .startsWith("HTTP/1.1 503")
        .containsIgnoringCase("Retry-After: 5")
        .containsIgnoringCase("Access-Control-Allow-Origin: https://shop.example");
    assertThat(journal.end()).isZero();
    assertThat(memory.free()).isEqualTo((1 << 20) - 900_000);
  }

  @Test
  void takesTheSameBodyWhenThereIs() throws IOException {
    String answer = answer(POST + "Content-Length: 500000\r\n\r\n" + "x".repeat(500_000));
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(journal.end()).isEqualTo(1);
    assertThat(memory.free()).isEqualTo(1 << 20);
  }

  @Test
  void answersABadlyFramedBodySoThatABrowserMayReadIt() throws IOException {
    String answer = answer(POST + "Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n0\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("Access-Control-Allow-Origin: https://shop.example");
    assertThat(journal.end()).isZero();
  }

  /** Sends these bytes and reads until the server closes the connection. */
  private String answer(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
