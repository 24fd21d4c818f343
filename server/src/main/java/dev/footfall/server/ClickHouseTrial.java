package dev.footfall.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Tries a ClickHouse server with a real request, {@code SELECT 1}, before its URL is kept. */
final class ClickHouseTrial {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 64 << 10;

  private ClickHouseTrial() {}

  /**
   * Why it cannot be used, without its password; empty: it can.
   *
   * @param connection a URL, with a user name and a password before its host if it needs them
   */
  static Optional<String> failure(String connection) {
    var url = URI.create(connection);
    String host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    try {
      var reply = Outgoing.send(request(url), PATIENCE, MOST_BYTES);
      return failure(reply).map(why -> "cannot be used: " + host + " " + why);
    } catch (IOException e) {
      return Optional.of("cannot be reached: " + host + " " + e.getMessage());
    }
  }

  private static Optional<String> failure(Outgoing.Reply reply) {
    if (reply.status() == 200 && new String(reply.body(), UTF_8).strip().equals("1")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (reply.status()) {
          case 200 -> "does not answer as ClickHouse does";
          case 401, 403 -> "refuses the user name or the password";
          default -> "answers SELECT 1 with HTTP " + reply.status();
        });
  }

  private static HttpRequest request(URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : url.getRawQuery() + "&";
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    var request =
        HttpRequest.newBuilder(
            URI.create(
                url.getScheme()
                    + "://"
                    + url.getHost()
                    + port
                    + path
                    + "?"
                    + query
                    + "query=SELECT%201"));
    if (url.getUserInfo() != null) {
      String user = url.getUserInfo().contains(":") ? url.getUserInfo() : url.getUserInfo() + ":";
      String basic = Base64.getEncoder().encodeToString(user.getBytes(UTF_8));
      request.header("Authorization", "Basic " + basic);
    }
    return request.build();
  }
}
