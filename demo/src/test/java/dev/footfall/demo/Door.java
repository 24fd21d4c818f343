package dev.footfall.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** A collector that answers as a test wants and keeps what it took. */
final class Door implements AutoCloseable {
  /** A request that was answered 200. */
  record Taken(String path, String contentType, boolean anonymous, String body) {}

  /** An answer that is none: the connection is closed. */
  static final int HANG_UP = 0;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final IntUnaryOperator answers;

  /** Opens on a free port; answers by the number of the request, from 1. */
  Door(IntUnaryOperator answers) throws IOException {
    this.answers = answers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Taken> taken() {
    return taken;
  }

  int requests() {
    return requests.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = answers.applyAsInt(requests.incrementAndGet());
    if (status == 200) {
      var headers = exchange.getRequestHeaders();
      taken.add(
          new Taken(
              exchange.getRequestURI().toString(),
              headers.getFirst("Content-Type"),
              headers.containsKey("SP-Anonymous"),
              body));
    }
    if (status != HANG_UP) {
      exchange.sendResponseHeaders(status, -1);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
