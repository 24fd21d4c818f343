package dev.footfall.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project on the server that is measured, and what the server says about it. */
final class Site {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String PROJECT = "/api/v4/projects/bench%2Fsite";
  private static final long LONGEST_NANOS = 300_000_000_000L;

  /** Writing all of {@code /metrics} every 20 ms took half of what the door takes under P2. */
  private static final long LOOK_NANOS = 200_000_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final String appId;

  private Site(URI base, String appId) {
    this.base = base;
    this.appId = appId;
  }

  /** Makes the project, or finds it. */
  static Site on(URI base) {
    var asking = new Site(base, "");
    var made = asking.call("POST", "/api/v4/projects", "{\"path\":\"bench/site\"}");
    var project = made.has("app_id") ? made : asking.call("GET", PROJECT, "");
    return new Site(base, project.path("app_id").asString());
  }

  URI base() {
    return base;
  }

  String appId() {
    return appId;
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
