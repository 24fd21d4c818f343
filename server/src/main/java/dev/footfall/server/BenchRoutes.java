package dev.footfall.server;

import dev.footfall.collect.Reply;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code POST /-/bench/nothing}: reads a request and answers it as the collector does, and does
 * nothing between. What {@code footfall bench} compares the collector with, and there only where it
 * started the server: no configuration key opens it (docs/decisions/0026-bench.md).
 */
final class BenchRoutes implements Routes {
  /** The system property by which a bench asks its own server for it. */
  static final String PROPERTY = "footfall.bench";

  private BenchRoutes() {}

  /** The route, where this process was started by a bench. */
  static List<Routes> asked() {
    return Boolean.getBoolean(PROPERTY) ? List.of(new BenchRoutes()) : List.of();
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.post("/-/bench/nothing", BenchRoutes::nothing);
  }

  private static void nothing(ServerRequest request, ServerResponse response) throws IOException {
    request.content().inputStream().transferTo(OutputStream.nullOutputStream());
    CollectRoutes.send(Reply.text(CollectRoutes.request(request), "ok"), response);
  }
}
