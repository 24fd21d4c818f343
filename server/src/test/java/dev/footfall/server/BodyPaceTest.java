package dev.footfall.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.collect.TrustedProxies;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests whose bodies do not come, and such as come slowly but surely. */
@Timeout(60)
class BodyPaceTest {
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final HttpServer server =
      HttpServer.start(
          new HttpConfig("127.0.0.1", 0, Optional.empty(), TrustedProxies.NONE),
          List.of(routing -> routing.post("/", this::read)),
          Duration.ofSeconds(1));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void endsAConnectionWhoseBodyDoesNotCome() throws Exception {
    try (var socket = sending(100, "only this")) {
      assertThat(ended.poll(30, TimeUnit.SECONDS)).isEqualTo("failed");
      assertThat(isOver(socket)).isTrue();
    }
  }

  @Test
  void readsABodyToItsEndThatComesSlowly() throws Exception {
    String part = "x".repeat(4 << 10);
    try (var socket = sending(8 * part.length(), part)) {
      for (int i = 1; i < 8; i++) {
        Thread.sleep(300);
        socket.getOutputStream().write(part.getBytes(US_ASCII));
      }
      assertThat(ended.poll(30, TimeUnit.SECONDS)).isEqualTo("read 32768");
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
  }

  private Socket sending(int length, String body) throws IOException {
    String head =
        "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(length);
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.getOutputStream().write((head + body).getBytes(US_ASCII));
    return socket;
  }

  private static boolean isOver(Socket socket) throws IOException {
    try {
      return socket.getInputStream().readAllBytes().length == 0;
    } catch (SocketException e) {
      return true;
    }
  }

  private void read(ServerRequest request, ServerResponse response) {
    try (var in = request.content().inputStream()) {
      ended.add("read " + in.readAllBytes().length);
      response.send("ok");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      ended.add("failed");
      throw e;
    }
  }
}
