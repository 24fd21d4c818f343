package dev.footfall.server;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: every part works; 503 where one
 * does not.
 */
final class HealthRoutes implements Routes {
  private final Parts parts;

  HealthRoutes(Parts parts) {
    this.parts = parts;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing
        .get("/health/live", (request, response) -> Json.send(response, 200, state("ok")))
        .get("/health/ready", this::ready);
  }

  private void ready(ServerRequest request, ServerResponse response) {
    var states = new LinkedHashMap<String, Object>();
    boolean ready = true;
    for (Part part : parts.all()) {
      var state = state(part);
      ready &= state.size() == 1;
      states.put(part.name(), state);
    }
    var body = new LinkedHashMap<String, Object>(state(ready ? "ok" : "failed"));
    body.put("parts", states);
    Json.send(response, ready ? 200 : 503, body);
  }

  private static Map<String, String> state(Part part) {
    try {
      part.check().check();
      return state("ok");
    } catch (Exception e) {
      var failed = new LinkedHashMap<>(state("failed"));
      failed.put("message", String.valueOf(e.getMessage()));
      return failed;
    }
  }

  private static Map<String, String> state(String state) {
    return Map.of("status", state);
  }
}
