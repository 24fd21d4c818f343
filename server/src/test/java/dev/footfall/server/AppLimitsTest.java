package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Quota and usage of the whole program, engine included, with a clock to set. */
class AppLimitsTest {
  private static final String ADMIN = "an-admin-token-of-twenty-characters";
  private static final String SHOP = "/api/v4/projects/acme%2Fshop";

  private final HttpClient client = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  @TempDir Path directory;
  private App app;
  private String appId;
  private long id;

  @BeforeEach
  void start() throws Exception {
    open();
    var shop = json(api("POST", "/api/v4/projects", "{\"path\":\"acme/shop\"}"));
    appId = shop.get("app_id").stringValue();
    id = shop.get("id").longValue();
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void warnsFromFourFifthsAndSendsAwayWhatIsOver() throws Exception {
    assertThat(quota()).isEqualTo("{\"monthly_events\":0,\"used\":0,\"state\":\"ok\"}");
    limit("5");
    assertThat(view("a")).isEqualTo(200);
    assertThat(view("b")).isEqualTo(200);
    assertThat(view("c")).isEqualTo(200);
    assertThat(quota()).isEqualTo("{\"monthly_events\":5,\"used\":3,\"state\":\"ok\"}");
    assertThat(view("d")).isEqualTo(200);
    assertThat(quota()).isEqualTo("{\"monthly_events\":5,\"used\":4,\"state\":\"warning\"}");
    assertThat(view("e")).isEqualTo(200);
    assertThat(quota()).isEqualTo("{\"monthly_events\":5,\"used\":5,\"state\":\"exceeded\"}");

    var refused = get("/i?e=pv&p=web&tv=js-3&eid=" + eid("f") + "&aid=" + appId);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("3600");
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(get("/-/collector/i?eid=1&aid=" + id).statusCode()).isEqualTo(429);
    String metrics = get("/metrics").body();
    assertThat(metrics)
        .contains("footfall_events_limited_total{reason=\"over_quota\"} 2.0")
        .contains("footfall_quota_notices_total{state=\"warning\"} 1.0")
        .contains("footfall_quota_notices_total{state=\"exceeded\"} 1.0");

    limit("6");
    assertThat(view("f")).isEqualTo(200);
    limit("0");
    assertThat(view("g")).isEqualTo(200);
  }

  @Test
  void beginsAgainWithTheMonth() throws Exception {
    limit("1");
    view("a");
    now = Instant.parse("2026-11-30T23:59:30Z");
    var refused = get("/i?e=pv&p=web&tv=js-3&aid=" + appId);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("30");

    now = Instant.parse("2026-12-01T00:00:00Z");
    assertThat(view("b")).isEqualTo(200);
    assertThat(view("c")).isEqualTo(429);
  }

  @Test
  void keepsItsCountAcrossARestart() throws Exception {
    limit("2");
    view("a");
    view("b");
    app.close();
    open();

    assertThat(view("c")).isEqualTo(429);
    assertThat(quota()).isEqualTo("{\"monthly_events\":2,\"used\":2,\"state\":\"exceeded\"}");
  }

  @Test
  void countsAnEventThatWasSentTwiceOnceItIsStored() throws Exception {
    limit("3");
    view("a");
    view("a");
    view("a");
    assertThat(view("b")).isEqualTo(429);

    app.awaitStored();
    now = now.plusSeconds(60);
    assertThat(view("b")).isEqualTo(200);
    assertThat(quota()).isEqualTo("{\"monthly_events\":3,\"used\":2,\"state\":\"ok\"}");
  }

  @Test
  void hasNoDebugApiUnlessItIsAskedFor() throws Exception {
    assertThat(get("/micro/all").statusCode()).isEqualTo(404);
    assertThat(get("/micro/good").body()).contains("collector.debug is off");
  }

  @Test
  void hasNoRouteThatDoesNothingUnlessABenchStartedIt() throws Exception {
    var answer = send(request("/-/bench/nothing").POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void tellsTheEventsOfEachMonth() throws Exception {
    view("a");
    get("/-/collector/i?aid=" + id + "&eid=1");
    get("/-/collector/i?aid=0" + id + "&eid=1");
    now = Instant.parse("2026-12-01T00:00:00Z");
    view("b");
    app.awaitStored();
    String usage = SHOP + "/product_analytics/usage";

    var year = json(api("GET", usage, ""));
    assertThat(year.size()).isEqualTo(12);
    assertThat(year.get(0).toString()).isEqualTo("{\"year\":2026,\"month\":12,\"count\":1}");
    assertThat(year.get(1).toString()).isEqualTo("{\"year\":2026,\"month\":11,\"count\":2}");
    assertThat(year.get(11).toString()).isEqualTo("{\"year\":2026,\"month\":1,\"count\":0}");
    assertThat(api("GET", usage + "?year=2026&month=11", "").body())
        .isEqualTo("[{\"year\":2026,\"month\":11,\"count\":2}]");
    for (var wrong :
        List.of(
            List.of("?year=2026", "year and month go together: ?year=2026&month=11"),
            List.of("?year=2026&month=13", "month must be a number from 1 to 12, and is 13"),
            List.of("?year=x&month=1", "year must be a number from 1970 to 9999, and is x"))) {
      var answer = api("GET", usage + wrong.get(0), "");
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(json(answer).get("message").stringValue()).isEqualTo(wrong.get(1));
    }
    api(
        "POST",
        "/api/v4/features/product_analytics",
        "{\"value\":false,\"project\":\"acme/shop\"}");
    assertThat(api("GET", usage, "").body()).isEqualTo("null");
  }

  private void open() {
    var arguments =
        new String[] {
          "serve",
          "--data.dir=" + directory.resolve("data"),
          "--http.port=0",
          "--admin.token=" + ADMIN,
          "--admin.password=correct horse"
        };
    var settings = ConfigOptions.settings(Main.commandLine().parseArgs(arguments), Map.of());
    app = App.start(Config.of(settings), () -> now);
  }

  private void limit(String monthlyEvents) throws Exception {
    String body = "{\"limits\":{\"monthly_events\":" + monthlyEvents + "}}";
    assertThat(api("PUT", SHOP, body).statusCode()).isEqualTo(200);
  }

  private String quota() throws Exception {
    return json(api("GET", SHOP, "")).get("quota").toString();
  }

  /** The status a page view with this letter's id is answered with. */
  private int view(String letter) throws Exception {
    String query = "e=pv&p=web&tv=js-3&eid=" + eid(letter) + "&aid=" + appId;
    return get("/i?" + query).statusCode();
  }

  private static String eid(String letter) {
    return "5c3b0f0e-3d5c-4a3e-9d4e-0000000000" + Integer.toHexString(letter.charAt(0));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> api(String method, String path, String body) throws Exception {
    return send(
        request(path).method(method, BodyPublishers.ofString(body)).header("PRIVATE-TOKEN", ADMIN));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return Json.MAPPER.readTree(answer.body());
  }
}
