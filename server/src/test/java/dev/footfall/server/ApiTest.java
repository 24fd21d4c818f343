package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.Role;
import dev.footfall.collect.TrustedProxies;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server's own calls, on a free port, without the engine. */
class ApiTest {
  private static final String ADMIN = "an-admin-token-of-twenty-characters";

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Parts parts = new Parts();
  @TempDir Path directory;
  private Access access;
  private HttpServer server;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    access.firstStart("", ADMIN);
    parts.add("access", access, access::check);
    var config = new HttpConfig("127.0.0.1", 0, Optional.empty(), TrustedProxies.NONE);
    server =
        HttpServer.start(
            config,
            List.of(
                new HealthRoutes(parts),
                new MetricsRoutes(registry()),
                new VersionRoutes(Version.current()),
                new Api(access, new PublicUrl(config), ApiCalls.ofAccounts(project -> null)),
                routing -> routing.get("/fails", (request, response) -> fail()),
                routing ->
                    routing.get(
                        "/slow",
                        (request, response) -> {
                          arrived.countDown();
                          goOn.await();
                          response.send("done");
                        })));
  }

  @AfterEach
  void stop() {
    goOn.countDown();
    server.close();
    access.close();
  }

  @Test
  void tellsWhetherItIsAliveAndReady() throws Exception {
    assertThat(get("/health/live", "").body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(get("/health/ready", "").body())
        .isEqualTo("{\"status\":\"ok\",\"parts\":{\"access\":{\"status\":\"ok\"}}}");
    parts.add("engine", () -> {}, () -> fail());

    var ready = get("/health/ready", "");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body())
        .isEqualTo(
            "{\"status\":\"failed\",\"parts\":{\"access\":{\"status\":\"ok\"},\"engine\":{\"status\":\"failed\",\"message\":\"broken\"}}}");
  }

  @Test
  void showsVersionAndMetricsToAnybody() throws Exception {
    assertThat(json(get("/version", "")).get("version").stringValue()).isEqualTo("0.1.0");
    var metrics = get("/metrics", "");
    assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body()).contains("process_resident_memory_bytes ", "footfall_build{");
  }

  @Test
  void asksWhoCalls() throws Exception {
    assertThat(get("/api/v4/user", "").statusCode()).isEqualTo(401);
    assertThat(get("/api/v4/user", "somebody's").statusCode()).isEqualTo(401);
    assertThat(json(get("/api/v4/user", ADMIN)).get("username").stringValue()).isEqualTo("admin");
    var bearer =
        client.send(
            request("/api/v4/user").header("Authorization", "Bearer " + ADMIN).build(),
            BodyHandlers.ofString());
    assertThat(bearer.statusCode()).isEqualTo(200);
  }

  @Test
  void makesAProjectAndFindsItByNumberAndByPath() throws Exception {
    var made = post("/api/v4/projects", ADMIN, "{\"path\":\"acme/shop\"}");

    assertThat(made.statusCode()).isEqualTo(201);
    var project = json(made);
    assertThat(project.get("path_with_namespace").stringValue()).isEqualTo("acme/shop");
    assertThat(project.get("name").stringValue()).isEqualTo("shop");
    assertThat(project.get("app_id").stringValue()).hasSize(22);
    assertThat(project.get("server_secret").stringValue()).hasSize(43);
    assertThat(project.get("default_branch").stringValue()).isEqualTo("main");
    assertThat(project.get("http_url_to_repo").stringValue())
        .isEqualTo("http://127.0.0.1:" + server.port() + "/acme/shop.git");
    assertThat(json(get("/api/v4/projects/" + project.get("id"), ADMIN))).isEqualTo(project);
    assertThat(json(get("/api/v4/projects/acme%2Fshop", ADMIN))).isEqualTo(project);
    assertThat(json(get("/api/v4/projects/ACME%2fShop", ADMIN))).isEqualTo(project);
  }

  @Test
  void leavesAProjectUninitialisedOnRequest() throws Exception {
    var made =
        json(post("/api/v4/projects", ADMIN, "{\"path\":\"a/b\",\"product_analytics\":false}"));

    assertThat(made.get("app_id").isNull()).isTrue();
  }

  @Test
  void saysWhatIsWrongWithACall() throws Exception {
    post("/api/v4/projects", ADMIN, "{\"path\":\"acme/shop\"}");
    String[][] calls = {
      {"/api/v4/projects", "{}", "400", "path is missing"},
      {"/api/v4/projects", "{\"path\":1}", "400", "path must be a string"},
      {"/api/v4/projects", "[]", "400", "The body must be a JSON object"},
      {"/api/v4/projects", "{\"path\":", "400", "The body is not JSON (line 1, column 9)"},
      {
        "/api/v4/projects",
        "{\"path\":\"shop\"}",
        "400",
        "path must be namespace/name, such as acme/shop"
      },
      {
        "/api/v4/projects",
        "{\"path\":\"api/shop\"}",
        "400",
        "path cannot begin with 'api': the server uses that itself"
      },
      {
        "/api/v4/projects",
        "{\"path\":\"acme/shop\"}",
        "409",
        "There is a project at acme/shop already"
      },
      {"/api/v4/users", "{\"username\":\"ada\"}", "400", "email is missing"},
      {"/api/v4/users/77/personal_access_tokens", "{}", "404", "404 User Not Found"},
      {
        "/api/v4/users/1/personal_access_tokens",
        "{\"name\":\"ci\",\"scopes\":[\"apo\"]}",
        "400",
        "There is no scope apo; did you mean api?"
      },
      {
        "/api/v4/users/1/personal_access_tokens",
        "{\"name\":\"ci\",\"scopes\":[\"api\"],\"expires_at\":\"soon\"}",
        "400",
        "expires_at must be a day (2027-01-31) or a time (2027-01-31T12:00:00Z)"
      },
      {"/api/v4/user", "{}", "405", "405 Method Not Allowed: this path takes GET"},
      {"/api/v4/nothing", "{}", "404", "404 Not Found"},
      {"/nothing", "{}", "404", "404 Not Found"},
    };
    for (String[] call : calls) {
      var answer = post(call[0], ADMIN, call[1]);
      assertThat(List.of(call[0], call[1], "" + answer.statusCode(), message(answer)))
          .containsExactly(call);
    }
  }

  @Test
  void letsOnlyMembersSeeAProject() throws Exception {
    long id =
        json(post("/api/v4/projects", ADMIN, "{\"path\":\"acme/shop\"}")).get("id").longValue();
    String ada = tokenOf("ada", "api");

    assertThat(message(get("/api/v4/projects/" + id, ada))).isEqualTo("404 Project Not Found");
    assertThat(get("/api/v4/projects", ada).body()).isEqualTo("[]");
    var users = access.users();
    access
        .members()
        .add(
            users.byUsername("admin").orElseThrow(),
            id,
            users.byUsername("ada").orElseThrow().id(),
            Role.DEVELOPER);

    var seen = json(get("/api/v4/projects/" + id, ada));
    assertThat(seen.get("app_id").stringValue()).hasSize(22);
    assertThat(seen.has("server_secret")).isFalse();
  }

  @Test
  void letsATokenDoWhatItsScopesSay() throws Exception {
    String reader = tokenOf("ada", "read_api");
    String pusher = tokenOf("grace", "write_repository");

    assertThat(get("/api/v4/projects", reader).statusCode()).isEqualTo(200);
    assertThat(post("/api/v4/projects", reader, "{\"path\":\"a/b\"}").statusCode()).isEqualTo(403);
    assertThat(get("/api/v4/projects", pusher).statusCode()).isEqualTo(403);
  }

  @Test
  void letsOnlyAdministratorsMakeUsersAndOthersTokens() throws Exception {
    String ada = tokenOf("ada", "api");

    assertThat(post("/api/v4/users", ada, "{\"username\":\"x\",\"email\":\"x@x\"}").statusCode())
        .isEqualTo(403);
    assertThat(
            post(
                    "/api/v4/users/1/personal_access_tokens",
                    ada,
                    "{\"name\":\"n\",\"scopes\":[\"api\"]}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void pagesLists() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      post("/api/v4/projects", ADMIN, "{\"path\":\"acme/" + name + "\"}");
    }

    var page = get("/api/v4/projects?page=2&per_page=1", ADMIN);

    assertThat(json(page).get(0).get("name").stringValue()).isEqualTo("b");
    assertThat(page.headers().firstValue("X-Total")).contains("3");
    String url = "<http://127.0.0.1:" + server.port() + "/api/v4/projects?page=";
    assertThat(page.headers().firstValue("Link").orElseThrow())
        .contains(url + "1&per_page=1>; rel=\"prev\"", url + "3&per_page=1>; rel=\"next\"");
    assertThat(message(get("/api/v4/projects?page=0", ADMIN)))
        .isEqualTo("page must be a number from 1");
  }

  @Test
  void sendsHeadersThatKeepABrowserSafe() throws Exception {
    for (String path : List.of("/health/live", "/metrics", "/api/v4/user", "/nothing", "/fails")) {
      var headers = get(path, "").headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
      assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
    }
  }

  @Test
  void keepsAFailuresCauseToItself() throws Exception {
    var answer = get("/fails", "");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("broken");
  }

  @Test
  void closesTheConnectionWhenAsked() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      var request = "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .endsWith("{\"status\":\"ok\"}");
    }
  }

  @Test
  void letsARequestAtHandFinishWhenItStops() throws Exception {
    var slow = new FutureTask<>(() -> get("/slow", ""));
    Thread.startVirtualThread(slow);
    arrived.await();
    var stopping = Thread.startVirtualThread(server::close);
    while (get("/health/live", "").statusCode() != 503) {
      Thread.onSpinWait();
    }
    goOn.countDown();

    assertThat(slow.get().body()).isEqualTo("done");
    stopping.join();
  }

  private static PrometheusRegistry registry() {
    var registry = new PrometheusRegistry();
    ProcessMetrics.register(registry, Version.current());
    return registry;
  }

  private static void fail() {
    throw new IllegalStateException("broken");
  }

  private String tokenOf(String name, String scope) throws Exception {
    var user =
        json(
            post(
                "/api/v4/users",
                ADMIN,
                "{\"username\":\"%s\",\"email\":\"%s@example.com\"}".formatted(name, name)));
    var token =
        post(
            "/api/v4/users/%s/personal_access_tokens".formatted(user.get("id")),
            ADMIN,
            "{\"name\":\"ci\",\"scopes\":[\"%s\"],\"expires_at\":\"2999-01-31\"}".formatted(scope));
    assertThat(token.statusCode()).isEqualTo(201);
    return json(token).get("token").stringValue();
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return client.send(
        request(path).header("PRIVATE-TOKEN", token).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String token, String body) throws Exception {
    return client.send(
        request(path)
            .header("PRIVATE-TOKEN", token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static JsonNode json(HttpResponse<String> response) {
    return Json.MAPPER.readTree(response.body());
  }

  private static String message(HttpResponse<String> response) {
    return json(response).path("message").stringValue();
  }
}
