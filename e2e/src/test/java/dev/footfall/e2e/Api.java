package dev.footfall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Footfall's HTTP interface as a program uses it. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final String adminToken;
  private final String cubeSecret;

  Api(URI base, String adminToken, String cubeSecret) {
    this.base = base;
    this.adminToken = adminToken;
    this.cubeSecret = cubeSecret;
  }

  /** A project as it was answered when it was made. */
  record NewProject(long id, String appId) {}

  NewProject createProject(String path) {
    var answer =
        send(
            request("/api/v4/projects")
                .header("PRIVATE-TOKEN", adminToken)
                .POST(json(Map.of("path", path))));
    if (answer.statusCode() != 201) {
      throw new AssertionError(
          "POST /api/v4/projects: " + answer.statusCode() + " " + answer.body());
    }
    JsonNode project = JSON.readTree(answer.body());
    return new NewProject(project.get("id").asLong(), project.get("app_id").asString());
  }

  /** Makes a project that collects nothing yet; its number. */
  long announceProject(String path) {
    return post("/api/v4/projects", Map.of("path", path, "product_analytics", false))
        .get("id")
        .asLong();
  }

  /** Makes a user who may sign in with that password; their number. */
  long createUser(String username, String password) {
    var body =
        Map.<String, Object>of(
            "username", username, "email", username + "@example.com", "password", password);
    return post("/api/v4/users", body).get("id").asLong();
  }

  /** What the API answers where the administrator makes something. */
  JsonNode post(String path, Map<String, Object> body) {
    var answer = send(request(path).header("PRIVATE-TOKEN", adminToken).POST(json(body)));
    if (answer.statusCode() != 201) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** Changes something as the administrator. */
  void put(String path, Map<String, Object> body) {
    var answer = send(request(path).header("PRIVATE-TOKEN", adminToken).PUT(json(body)));
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  /** A project that is there. */
  NewProject project(String path) {
    JsonNode project = ask("/api/v4/projects/" + path.replace("/", "%2F"));
    return new NewProject(project.get("id").asLong(), project.get("app_id").asString());
  }

  /** What the API answers the administrator. */
  JsonNode ask(String path) {
    var answer = send(request(path).header("PRIVATE-TOKEN", adminToken).GET());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** The status of what the API answers the administrator. */
  int status(String path) {
    return send(request(path).header("PRIVATE-TOKEN", adminToken).GET()).statusCode();
  }

  /** Whether the server says that it is ready; false too where nobody answers. */
  boolean ready() {
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** Posts Snowplow events as a tracker does; the answer's status. */
  int collect(List<Map<String, String>> events) {
    var payload =
        Map.of(
            "schema",
            "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4",
            "data",
            events);
    return send(request("/com.snowplowanalytics.snowplow/tp2").POST(json(payload))).statusCode();
  }

  /** The rows that Cube's load answers with. */
  List<JsonNode> load(NewProject project, String query) {
    var answer =
        send(
            request("/cubejs-api/v1/load")
                .header("Authorization", cubeToken(project))
                .POST(json(Map.of("query", JSON.readTree(query)))));
    if (answer.statusCode() != 200) {
      throw new AssertionError(query + ": " + answer.statusCode() + " " + answer.body());
    }
    JsonNode data = JSON.readTree(answer.body()).get("data");
    if (data == null) {
      throw new AssertionError(query + ": " + answer.body());
    }
    return StreamSupport.stream(data.spliterator(), false).toList();
  }

  /**
   * What a project's own door answers to a question.
   *
   * @param analytics the path of the project's analytics
   * @param body the request's
   */
  JsonNode loadAtDoor(String analytics, String body) {
    var answer =
        send(
            request(analytics + "/request/load")
                .header("PRIVATE-TOKEN", adminToken)
                .POST(BodyPublishers.ofString(body)));
    if (answer.statusCode() != 200) {
      throw new AssertionError(body + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /** How many events the project has. */
  long count(NewProject project) {
    var rows = load(project, "{\"measures\":[\"TrackedEvents.count\"]}");
    return Long.parseLong(rows.getFirst().get("TrackedEvents.count").asString());
  }

  String cubeToken(NewProject project) {
    return CubeToken.of(cubeSecret, "{\"appId\":\"gitlab_project_" + project.id() + "\"}");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json; charset=UTF-8");
  }

  private static HttpRequest.BodyPublisher json(Object value) {
    return BodyPublishers.ofString(JSON.writeValueAsString(value));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
