package dev.footfall.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of somebody else's on a free port, which writes down what it is asked. */
final class StandIn implements AutoCloseable {
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final com.sun.net.httpserver.HttpServer server;
  private volatile Answers answers = request -> new Said(200, "{}", Map.of());

  /** With an answer to everything, {@code {}} at first. */
  StandIn() throws IOException {
    server =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  record Asked(String method, String uri, String authorization, String body) {}

  record Said(int status, String body, Map<String, String> headers) {}

  @FunctionalInterface
  interface Answers {
    Said to(Asked request);
  }

  String url() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<Asked> asked() {
    return asked;
  }

  void answers(Answers to) {
    answers = to;
  }

  void answers(int status, String body) {
    answers = request -> new Said(status, body, Map.of());
  }

  private void handle(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    var request =
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            authorization == null ? "" : authorization,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(request);
    var said = answers.to(request);
    byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
    said.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
