package dev.footfall.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A project on the server that is measured, and what the server says about it. */
final class Site {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Routes that are only there where a bench started the server. */
  private static final String LOAD_RAW = "/-/bench/load";

  private static final String ENGINE = "/-/bench/engine";

  private static final String FUNNEL = "/-/bench/funnel";
  private static final String PROJECT = "/api/v4/projects/bench%2Fsite";
  private static final long LONGEST_NANOS = 300_000_000_000L;

  /** Writing all of {@code /metrics} every 20 ms took half of what the door takes under P2. */
  private static final long LOOK_NANOS = 200_000_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Project project;

  private Site(URI base, Project project) {
    this.base = base;
    this.project = project;
  }

  /**
   * A project.
   *
   * @param id its number
   * @param appId its public key
   */
  record Project(long id, String appId) {}

  /**
   * An answer to a query.
   *
   * @param millis how long it took
   * @param rolledUp whether a rollup answered
   */
  record Answered(double millis, boolean rolledUp) {}

  /** Makes the project, or finds it. */
  static Site on(URI base) {
    var asking = new Site(base, new Project(0, ""));
    var made = asking.call("POST", "/api/v4/projects", "{\"path\":\"bench/site\"}");
    var project = made.has("app_id") ? made : asking.call("GET", PROJECT, "");
    return new Site(
        base, new Project(project.path("id").asLong(), project.path("app_id").asString()));
  }

  URI base() {
    return base;
  }

  Project project() {
    return project;
  }

  String appId() {
    return project.appId();
  }

  /** What the API answers about the project. */
  JsonNode get(String path) {
    return call("GET", PROJECT + path, "");
  }

  /** Asks a query as a page does. */
  Answered load(ObjectNode query, boolean anew) {
    var body = MAPPER.createObjectNode().put("queryType", "multi");
    body.put("cache", anew ? "no-cache" : "stale-if-slow").set("query", query);
    return answered(PROJECT + "/product_analytics/request/load", body);
  }

  /** The same without rollups, and always worked out anew. */
  Answered loadRaw(ObjectNode query) {
    return answered(LOAD_RAW, about(query));
  }

  /** How long the query's SQL takes straight on the engine, in milliseconds. */
  double engineMillis(ObjectNode query) {
    var answer = call("POST", ENGINE, about(query).toString());
    if (!answer.has("seconds")) {
      throw new BenchFailed("The engine that is measured answered: " + answer);
    }
    return answer.path("seconds").asDouble() * 1000;
  }

  /**
   * How long a funnel of pages takes, in milliseconds.
   *
   * @param query about the cube {@code example}; null: the engine's own function, by device
   */
  double funnelMillis(List<String> pages, Duration window, @Nullable ObjectNode query) {
    var body = MAPPER.createObjectNode().put("project", project.id());
    body.put("seconds", window.toSeconds());
    var steps = body.putArray("pages");
    pages.forEach(steps::add);
    if (query != null) {
      body.set("query", query);
    }
    var answer = call("POST", FUNNEL, body.toString());
    if (answer.path("people").asString("").isEmpty()) {
      throw new BenchFailed("The server that is measured answered: " + answer);
    }
    return answer.path("seconds").asDouble() * 1000;
  }

  /** What the server says a query would do. */
  String dryRun(ObjectNode query) {
    var body = MAPPER.createObjectNode().put("queryType", "multi").set("query", query);
    return send("POST", PROJECT + "/product_analytics/request/dry-run", body.toString());
  }

  private ObjectNode about(ObjectNode query) {
    return MAPPER.createObjectNode().put("project", project.id()).set("query", query);
  }

  /** Asks again where it takes long, as clients do. */
  private Answered answered(String path, ObjectNode body) {
    long begun = System.nanoTime();
    var answer = call("POST", path, body.toString());
    while (answer.path("error").asString("").equals("Continue wait")) {
      answer = call("POST", path, body.toString());
    }
    double millis = (System.nanoTime() - begun) / 1e6;
    var result = answer.path("results").path(0);
    if (!result.has("data")) {
      throw new BenchFailed("The server that is measured answered: " + answer);
    }
    return new Answered(millis, !result.path("usedPreAggregations").isEmpty());
  }

  /** How many of the latest events are found by this text. */
  int found(String search) {
    String path = PROJECT + "/product_analytics/events?per_page=1&search=" + search;
    return call("GET", path, "").size();
  }

  /** The value of a line of {@code /metrics}. */
  double metric(String line) {
    return send("GET", "/metrics", "")
        .lines()
        .filter(text -> text.startsWith(line + " "))
        .mapToDouble(text -> Double.parseDouble(text.substring(line.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new BenchFailed("The server's /metrics has no " + line + "."));
  }

  /** Events stored since the start. */
  long stored() {
    return (long) metric("footfall_events_stored_total");
  }

  /**
   * Waits until so many events are stored since the start.
   *
   * @throws BenchFailed if they are not in five minutes
   */
  void awaitStored(long events) {
    long begun = System.nanoTime();
    while (stored() < events) {
      if (System.nanoTime() - begun > LONGEST_NANOS) {
        throw new BenchFailed("After five minutes not all events were stored.");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private JsonNode call(String method, String path, String body) {
    return MAPPER.readTree(send(method, path, body));
  }

  private String send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header("PRIVATE-TOKEN", ServerProcess.TOKEN)
            .header("Content-Type", "application/json")
            .build();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new BenchFailed("The server that is measured stopped answering: " + e);
    } catch (InterruptedException e) {
      throw Stopped.now();
    }
  }
}
