package dev.footfall.server;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /micro/*}: what Snowplow Micro answers to the tests of somebody's tracking, with {@code
 * collector.debug} only. A POST to {@code good} or {@code bad} says which ones: {@code event_type},
 * {@code schema}, {@code contexts} (all of them) and {@code limit}; {@code vendor}, {@code version}
 * and {@code limit}. No other site's pages may read it.
 */
final class MicroRoutes implements Routes {
  private final Micro micro;

  MicroRoutes(Micro micro) {
    this.micro = micro;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    both(routing, "/micro/all", this::all);
    both(routing, "/micro/good", this::good);
    both(routing, "/micro/bad", this::bad);
    both(routing, "/micro/reset", this::reset);
  }

  private static void both(HttpRouting.Builder routing, String path, Handler handler) {
    routing.get(path, handler);
    routing.post(path, handler);
  }

  private void all(ServerRequest request, ServerResponse response) {
    Json.send(response, 200, micro.counts());
  }

  private void reset(ServerRequest request, ServerResponse response) {
    micro.reset();
    all(request, response);
  }

  private void good(ServerRequest request, ServerResponse response) {
    var body = Body.of(request);
    String type = body.text("event_type").orElse("");
    String schema = body.text("schema").orElse("");
    var contexts = Set.copyOf(body.texts("contexts"));
    Json.send(
        response,
        200,
        micro.good(
            one ->
                fits(one.path("eventType"), type)
                    && fits(one.path("schema"), schema)
                    && names(one).containsAll(contexts),
            limit(body)));
  }

  private void bad(ServerRequest request, ServerResponse response) {
    var body = Body.of(request);
    String vendor = body.text("vendor").orElse("");
    String version = body.text("version").orElse("");
    Json.send(
        response,
        200,
        micro.bad(
            one -> {
              var api = one.path("collectorPayload").path("api");
              return fits(api.path("vendor"), vendor) && fits(api.path("version"), version);
            },
            limit(body)));
  }

  private static int limit(Body body) {
    return Math.clamp(body.number("limit", Integer.MAX_VALUE), 0, Integer.MAX_VALUE);
  }

  private static boolean fits(JsonNode value, String wanted) {
    return wanted.isEmpty() || value.asString("").equals(wanted);
  }

  private static Set<String> names(ObjectNode good) {
    return good.path("contexts").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
  }

  /** Where it is off nothing is found, no page of a project either. */
  static List<Routes> of(DebugConfig config, Micro micro) {
    return List.of(config.on() ? new MicroRoutes(micro) : MicroRoutes::none);
  }

  private static void none(HttpRouting.Builder routing) {
    routing.any(
        "/micro/*", (request, response) -> Json.refuse(response, 404, "collector.debug is off"));
  }
}
