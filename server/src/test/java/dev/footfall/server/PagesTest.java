package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.Feature;
import dev.footfall.access.ProjectPath;
import dev.footfall.collect.TrustedProxies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a browser gets: pages, their files, and a session; on a free port, without the engine. */
class PagesTest {
  private static final String PASSWORD = "correct horse battery";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;
  private Access access;
  private HttpServer server;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    access.firstStart(PASSWORD, "");
    var config = new HttpConfig("127.0.0.1", 0, Optional.empty(), TrustedProxies.NONE);
    var publicUrl = new PublicUrl(config);
    server =
        HttpServer.start(
            config,
            List.of(
                new WebRoutes(new PageRights(access)),
                new DemoRoutes(access.projects()),
                new SessionRoutes(access.signIns(), publicUrl),
                new Api(access, publicUrl, new ProjectCalls(Unlimited.quota()::use).calls())));
  }

  @AfterEach
  void stop() {
    server.close();
    access.close();
  }

  @Test
  void tellsAPersonInThePagesAndAProgramInJsonThatNothingIsThere() throws Exception {
    var person = send(request("/acme/shop/-/nothing").header("Accept", "text/html,*/*;q=0.8"));
    assertThat(person.statusCode()).isEqualTo(404);
    assertThat(person.body()).startsWith("<!doctype html>");
    assertThat(person.headers().firstValue("Content-Security-Policy")).contains(WebRoutes.POLICY);

    var program = send(request("/acme/shop/-/nothing"));
    assertThat(program.statusCode()).isEqualTo(404);
    assertThat(program.body()).isEqualTo("{\"message\":\"404 Not Found\"}");
  }

  @Test
  void sendsTheSameDocumentForEveryPageUnderAStrictPolicy() throws Exception {
    for (String page :
        List.of(
            "/",
            "/-/sign_in",
            "/acme/shop",
            "/acme/shop/-/product_analytics/events",
            "/acme/shop/-/product_analytics/graphs",
            "/acme/shop/-/product_analytics/test",
            "/acme/shop/-/product_analytics/setup",
            "/-/profile",
            "/admin/users",
            "/acme/shop/-/analytics/dashboards",
            "/acme/shop/-/analytics/dashboards/behavior",
            "/acme/shop/-/settings",
            "/acme/shop/-/settings/members",
            "/projects/new",
            "/admin",
            "/admin/application_settings/general",
            "/admin/features")) {
      var answer = send(request(page));
      assertThat(answer.statusCode()).as(page).isEqualTo(200);
      assertThat(answer.body()).as(page).contains("<title>Footfall</title>");
      assertThat(header(answer, "content-security-policy"))
          .contains("script-src 'self';", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
    }
  }

  @Test
  void sendsFilesCompressedToWhoeverTakesThat() throws Exception {
    var plain = send(request("/sp.js"));
    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    assertThat(plain.body()).contains("snowplow");

    var compressed = send(request("/sp.js").header("Accept-Encoding", "gzip, br"));
    assertThat(header(compressed, "content-encoding")).isEqualTo("gzip");
    assertThat(compressed.body().length()).isLessThan(plain.body().length());

    String tag = header(plain, "etag");
    assertThat(send(request("/sp.js").header("If-None-Match", tag)).statusCode()).isEqualTo(304);
  }

  @Test
  void letsPagesOfOtherOriginsLoadBothTrackers() throws Exception {
    for (String tracker : List.of("/footfall.js", "/sp.js")) {
      var answer = send(request(tracker));
      assertThat(answer.statusCode()).as(tracker).isEqualTo(200);
      assertThat(header(answer, "content-type")).as(tracker).startsWith("text/javascript");
      assertThat(header(answer, "cache-control")).as(tracker).isEqualTo("public, max-age=3600");
      assertThat(header(answer, "cross-origin-resource-policy"))
          .as(tracker)
          .isEqualTo("cross-origin");
    }
  }

  @Test
  void hasNoFileOutsideItsFolder() throws Exception {
    for (String path :
        List.of(
            "/-/assets/../index.html",
            "/-/assets/%2e%2e%2findex.html",
            "/-/assets/nothing.js",
            "/-/demo/../../footfall.properties",
            "/unknown")) {
      assertThat(send(request(path)).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void signsABrowserInAndOut() throws Exception {
    var signedIn = signIn(PASSWORD);
    assertThat(signedIn.statusCode()).isEqualTo(201);
    assertThat(header(signedIn, "set-cookie"))
        .startsWith("footfall_session=")
        .endsWith("; Max-Age=1209600; Path=/; HttpOnly; SameSite=Lax");
    String cookie = header(signedIn, "set-cookie").split(";", 2)[0];
    String csrf = new JsonMapper().readTree(signedIn.body()).path("csrf_token").stringValue();

    var session = send(request("/api/v4/session").header("Cookie", cookie));
    assertThat(session.body()).contains("\"username\":\"admin\"", csrf).doesNotContain("password");
    assertThat(send(request("/api/v4/projects").header("Cookie", cookie)).statusCode())
        .isEqualTo(200);

    var end = request("/api/v4/session").header("Cookie", cookie).DELETE();
    assertThat(send(end).statusCode()).isEqualTo(403);
    assertThat(send(end.header("X-CSRF-Token", csrf)).statusCode()).isEqualTo(204);
    assertThat(send(request("/api/v4/projects").header("Cookie", cookie)).statusCode())
        .isEqualTo(401);
    assertThat(send(request("/api/v4/session").header("Cookie", cookie)).statusCode())
        .isEqualTo(204);
  }

  @Test
  void tellsWhoIsSignedInByTheStatusTooThatAPageIsNotThereForThem() throws Exception {
    var admin = access.users().byUsername("admin").orElseThrow();
    var shop = access.projects().create(admin, ProjectPath.of("acme/shop"), "", true);
    String cookie = header(signIn(PASSWORD), "set-cookie").split(";", 2)[0];
    String events = "/acme/shop/-/product_analytics/events";
    String dashboards = "/acme/shop/-/analytics/dashboards";

    assertThat(status(events, cookie)).isEqualTo(200);
    assertThat(status("/acme/other/-/product_analytics/events", cookie)).isEqualTo(404);
    access.features().set(admin, Feature.COMBINED_ANALYTICS_DASHBOARDS, shop.id(), false);
    assertThat(status(events, cookie)).isEqualTo(200);
    assertThat(status(dashboards, cookie)).isEqualTo(404);
    access.features().set(admin, Feature.PRODUCT_ANALYTICS, shop.id(), false);
    assertThat(status(events, cookie)).isEqualTo(404);
    assertThat(status("/acme/shop/-/settings", cookie)).isEqualTo(200);
    assertThat(status("/admin/features", cookie)).isEqualTo(200);
    assertThat(status("/projects/new", cookie)).isEqualTo(200);

    assertThat(status(events, "")).as("a stranger is sent to sign in").isEqualTo(200);
  }

  private int status(String page, String cookie) throws Exception {
    return send(request(page).header("Cookie", cookie)).statusCode();
  }

  @Test
  void changesNothingForAPageOfAnotherSite() throws Exception {
    String cookie = header(signIn(PASSWORD), "set-cookie").split(";", 2)[0];
    var create =
        request("/api/v4/projects")
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString("{\"path\":\"acme/shop\"}"));

    assertThat(send(create).statusCode()).isEqualTo(403);
    assertThat(send(create.header("X-CSRF-Token", "guessed")).statusCode()).isEqualTo(403);
    assertThat(access.projects().byPath("acme/shop")).isEmpty();

    var form =
        request("/api/v4/session")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"x\"}"));
    assertThat(send(form).statusCode()).isEqualTo(415);
  }

  @Test
  void refusesAWrongPasswordAndThenGuessing() throws Exception {
    for (int i = 0; i < 10; i++) {
      var answer = signIn("wrong");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body())
          .isEqualTo("{\"message\":\"The user name or the password is wrong\"}");
    }
    var paused = signIn(PASSWORD);
    assertThat(paused.statusCode()).isEqualTo(429);
    assertThat(header(paused, "retry-after")).isEqualTo("600");
  }

  @Test
  void opensTheShopWhileItsProjectIsThere() throws Exception {
    assertThat(send(request("/-/demo/")).statusCode()).isEqualTo(404);
    var admin = access.users().byUsername("admin").orElseThrow();
    access.projects().create(admin, ProjectPath.of("demo/shop"), "Shop", true);
    String appId = access.projects().byPath("demo/shop").orElseThrow().appId();

    assertThat(send(request("/-/demo")).statusCode()).isEqualTo(302);
    var shop = send(request("/-/demo/"));
    assertThat(shop.statusCode()).isEqualTo(200);
    assertThat(header(shop, "content-security-policy"))
        .contains("http://127.0.0.1:" + server.port())
        .doesNotContain("unsafe");
    assertThat(send(request("/-/demo/config.json")).body())
        .contains("\"http://127.0.0.1:" + server.port() + "\"", appId);
    assertThat(send(request("/-/demo/shop.js")).statusCode()).isEqualTo(200);
    assertThat(send(request("/-/demo/nothing")).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> signIn(String password) throws Exception {
    return send(
        request("/api/v4/session")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"username\":\"admin\",\"password\":\"" + password + "\"}")));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
