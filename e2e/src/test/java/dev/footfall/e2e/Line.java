package dev.footfall.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a client and the server: it hands requests on and writes down what it saw, and
 * does to POSTs what networks and proxies do.
 */
final class Line implements AutoCloseable {
  /** Longer than any client's time-out. */
  private static final Duration LATE = Duration.ofMillis(11_500);

  /** Headers that belong to one hop, or that {@link HttpClient} writes itself. */
  private static final Set<String> OF_THE_HOP =
      Set.of("connection", "content-length", "host", "keep-alive", "transfer-encoding", "upgrade");

  private final HttpServer server;
  private final HttpClient onward =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch cut = new CountDownLatch(1);
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile URI target;

  /** Open where the line leads to a server. */
  private volatile CountDownLatch up = new CountDownLatch(0);

  /** What happens to one POST. */
  enum Fault {
    /** The server gets it; its answer comes after any time-out. */
    LATE,
    /** It is answered 503 and the server never sees it. */
    UNAVAILABLE,
    /** The server gets it; its answer is held until the line is {@link #cut} and never comes. */
    HELD
  }

  /**
   * A request and what became of it.
   *
   * @param headers of the request, names in lower case
   * @param status what the client was answered, be it late; 0 where nobody answered
   * @param fault what the line did to it, if it did
   */
  record Exchange(
      String method,
      URI uri,
      Map<String, String> headers,
      String body,
      int status,
      @Nullable Fault fault) {
    boolean isPost() {
      return method.equals("POST");
    }
  }

  private record Answer(int status, Map<String, List<String>> headers, byte[] body) {}

  Line(URI target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Leads to that server from now on. What hung in a line that was cut is broken off. */
  void to(URI elsewhere) {
    target = elsewhere;
    up.countDown();
  }

  /** The next POSTs, one each. */
  void next(Fault... coming) {
    faults.addAll(List.of(coming));
  }

  /** Whether the server has answered a POST that is {@link Fault#HELD}. */
  boolean holds() {
    return held.getCount() == 0;
  }

  /** Nobody answers any more, until the line leads somewhere again. */
  void cut() {
    up = new CountDownLatch(1);
    cut.countDown();
  }

  /** How many requests hang in a line that is cut. */
  int unanswered() {
    return unanswered.get();
  }

  /** Every POST so far that came to its end, in the order of the ends. */
  List<Exchange> posts() {
    return exchanges.stream().filter(Exchange::isPost).toList();
  }

  /** Every request so far that came to its end. */
  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  @Override
  public void close() {
    server.stop(0);
    onward.shutdownNow();
  }

  private void handle(HttpExchange http) throws IOException {
    byte[] body = http.getRequestBody().readAllBytes();
    Fault fault = http.getRequestMethod().equals("POST") && isUp() ? faults.poll() : null;
    int status = 0;
    try {
      status = answer(http, body, fault);
    } catch (IOException | InterruptedException e) {
      // The client sees a connection that is closed without an answer.
    }
    String text = new String(body, StandardCharsets.UTF_8);
    var uri = http.getRequestURI();
    exchanges.add(new Exchange(http.getRequestMethod(), uri, headers(http), text, status, fault));
    http.close();
  }

  private int answer(HttpExchange http, byte[] body, @Nullable Fault fault)
      throws IOException, InterruptedException {
    if (!isUp()) {
      unanswered.incrementAndGet();
      up.await();
      unanswered.decrementAndGet();
      return 0;
    }
    Answer answer = fault == Fault.UNAVAILABLE ? unavailable() : pass(http, body);
    if (fault == Fault.HELD) {
      held.countDown();
      cut.await();
      return 0;
    }
    if (fault == Fault.LATE) {
      Thread.sleep(LATE);
    }
    send(http, answer);
    return answer.status();
  }

  private boolean isUp() {
    return up.getCount() == 0;
  }

  private static Answer unavailable() {
    return new Answer(
        503, Map.of("retry-after", List.of("1")), "no backend".getBytes(StandardCharsets.UTF_8));
  }

  private Answer pass(HttpExchange http, byte[] body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(target.resolve(http.getRequestURI()))
            .method(http.getRequestMethod(), BodyPublishers.ofByteArray(body));
    headers(http)
        .forEach(
            (name, value) -> {
              if (!OF_THE_HOP.contains(name)) {
                request.header(name, value);
              }
            });
    HttpResponse<byte[]> response = onward.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers().map(), response.body());
  }

  private static void send(HttpExchange http, Answer answer) throws IOException {
    answer
        .headers()
        .forEach(
            (name, values) -> {
              if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> http.getResponseHeaders().add(name, value));
              }
            });
    http.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    http.getResponseBody().write(answer.body());
  }

  private static Map<String, String> headers(HttpExchange http) {
    var headers = new TreeMap<String, String>();
    http.getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return headers;
  }
}
