package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Bad rows of the whole program, engine included: found, counted and read again. */
class AppBadRowsTest {
  private static final String ADMIN = "an-admin-token-of-twenty-characters";
  private static final String BAD_ROWS = "/api/v4/projects/acme%2Fshop/product_analytics/bad_rows";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;
  private App app;
  private String appId;

  @BeforeEach
  void start() throws Exception {
    app = App.start(config(), InstantSource.system());
    appId = api("POST", "/api/v4/projects", "{\"path\":\"acme/shop\"}").get("app_id").asString();
  }

  private Config config() {
    return Config.of(
        new Settings(
            Config.KEYS.keys(),
            List.of(
                new Given(DataConfig.DIR, directory.toString(), "test"),
                new Given(HttpConfig.PORT, "0", "test"),
                new Given(DebugConfig.DEBUG, "true", "test"),
                new Given(AdminConfig.TOKEN, ADMIN, "test"))));
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void listsSearchesAndCountsThem() throws Exception {
    door("/i?e=pv&p=web&tv=js-4&vid=many&aid=" + appId);
    door("/i?e=nonsense&p=web&tv=js-3&aid=" + appId);
    door("/i?e=pv&p=web&aid=nobodys");
    app.awaitStored();

    var all = api("GET", BAD_ROWS, "");
    assertThat(all).hasSize(2);
    assertThat(all.get(0).path("field").asString()).isEqualTo("e");
    assertThat(all.get(0).path("replayable").asBoolean()).isTrue();
    assertThat(api("GET", BAD_ROWS + "?field=vid", "")).hasSize(1);
    assertThat(api("GET", BAD_ROWS + "?search=NONSENSE&tracker=js-3", "")).hasSize(1);
    assertThat(api("GET", BAD_ROWS + "?to=2020-01-01", "")).isEmpty();
    assertThat(api("GET", BAD_ROWS + "/counts?tracker=js-4", "").path("by_field").toString())
        .isEqualTo("[{\"name\":\"vid\",\"count\":1}]");
    assertThat(call("GET", BAD_ROWS + "?reason=odd", "").body())
        .contains("reason must be one of size_violation");
    assertThat(call("GET", BAD_ROWS + "?field=vid&per_page=1", "").headers().firstValue("Link"))
        .hasValueSatisfying(link -> assertThat(link).contains("?field=vid&page=1&per_page=1>"));

    var strangers = api("GET", "/api/v4/bad_rows", "");
    assertThat(strangers).hasSize(1);
    assertThat(strangers.get(0).path("reason").asString()).isEqualTo("unknown_app_id");
    assertThat(strangers.get(0).path("app_id").asString()).isEqualTo("nobodys");
    assertThat(strangers.get(0).path("replayable").asBoolean()).isFalse();
  }

  @Test
  void readsThemAgainOnce() throws Exception {
    door("/i?e=nonsense&p=web&tv=js-3&aid=" + appId);
    twoInOne();
    app.awaitStored();
    assertThat(events()).isEqualTo(1);

    assertThat(api("POST", BAD_ROWS + "/replay", "{\"search\":\"follows\"}").toString())
        .isEqualTo(
            "{\"asked\":1,\"replayed\":1,\"events\":1,\"unchanged\":0,\"not_replayable\":0,"
                + "\"stored\":true,\"after\":null}");
    assertThat(events()).isEqualTo(2);
    assertThat(api("POST", BAD_ROWS + "/replay", "").toString())
        .isEqualTo(
            "{\"asked\":1,\"replayed\":0,\"events\":0,\"unchanged\":1,\"not_replayable\":0,"
                + "\"stored\":true,\"after\":null}");
    assertThat(api("GET", BAD_ROWS, "")).hasSize(1);
    assertThat(api("GET", BAD_ROWS + "/counts", "").path("replayed").toString())
        .isEqualTo("{\"bad_rows\":1,\"events\":1}");
    assertThat(call("GET", "/metrics", "").body()).contains("footfall_bad_rows_replayed_total 1.0");
  }

  @Test
  void isThereForTheOperatorToo() throws Exception {
    door("/i?e=nonsense&p=web&tv=js-3&aid=" + appId);
    twoInOne();
    app.awaitStored();

    assertThat(command("bad-rows", "list", "acme/shop", "--tracker", "js-3"))
        .contains("tracker_protocol_violation  js-3")
        .doesNotContain("follows");
    assertThat(command("bad-rows", "count", "acme/shop"))
        .isEqualToIgnoringNewLines(
            "name                                count"
                + "collector_payload_format_violation  1"
                + "tracker_protocol_violation          1");
    assertThat(command("bad-rows", "replay", "acme/shop"))
        .isEqualToIgnoringNewLines(
            "asked           2"
                + "replayed        1"
                + "events          1"
                + "unchanged       1"
                + "not_replayable  0"
                + "stored          yes");
    assertThat(events()).isEqualTo(2);
  }

  @Test
  void answersLikeSnowplowMicroWhereThatIsOn() throws Exception {
    String id = "11111111-1111-4111-8111-111111111111";
    door("/i?e=pv&p=web&tv=js-4&page=Cart&eid=" + id + "&aid=" + appId);
    door("/i?e=nonsense&p=web&tv=js-3&aid=" + appId);
    app.awaitStored();

    assertThat(micro("/micro/all", "").toString()).contains("\"total\":2", "\"bad\":1");
    var good = micro("/micro/good", "").get(0);
    assertThat(good.path("eventType").asString()).isEqualTo("page_view");
    assertThat(good.path("schema").asString())
        .isEqualTo("iglu:com.snowplowanalytics.snowplow/page_view/jsonschema/1-0-0");
    assertThat(good.at("/rawEvent/api").toString())
        .isEqualTo("{\"vendor\":\"com.snowplowanalytics.snowplow\",\"version\":\"tp1\"}");
    assertThat(good.at("/rawEvent/parameters/page").asString()).isEqualTo("Cart");
    assertThat(good.at("/event/page_title").asString()).isEqualTo("Cart");
    assertThat(good.at("/event/event_id").asString()).isEqualTo(id);
    assertThat(micro("/micro/good", "{\"event_type\":\"struct\"}")).isEmpty();
    assertThat(micro("/micro/good", "{\"event_type\":\"page_view\",\"limit\":1}")).hasSize(1);
    var bad = micro("/micro/bad", "").get(0);
    assertThat(bad.at("/errors/0").asString()).startsWith("tracker_protocol_violation: e: ");
    assertThat(bad.at("/collectorPayload/querystring/0").toString())
        .isEqualTo("{\"name\":\"e\",\"value\":\"nonsense\"}");
    assertThat(micro("/micro/reset", "{}").toString()).contains("\"total\":0");
    assertThat(micro("/micro/good", "")).isEmpty();
  }

  /** A body with an event, and behind it another one that does not belong there. */
  private void twoInOne() throws Exception {
    String event = "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"js-4\",\"aid\":\"%s\",\"page\":\"%s\"}";
    String body =
        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":["
            + event.formatted(appId, "One")
            + "]} "
            + event.formatted(appId, "Two");
    assertThat(call("POST", "/com.snowplowanalytics.snowplow/tp2", body).statusCode())
        .isEqualTo(200);
  }

  private void door(String path) throws Exception {
    assertThat(call("GET", path, "").statusCode()).isEqualTo(200);
  }

  private long events() throws Exception {
    return api("GET", "/api/v4/projects/acme%2Fshop/product_analytics/events", "").size();
  }

  private JsonNode micro(String path, String body) throws Exception {
    return Json.MAPPER.readTree(call(body.isEmpty() ? "GET" : "POST", path, body).body());
  }

  private JsonNode api(String method, String path, String body) throws Exception {
    var answer = call(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return Json.MAPPER.readTree(answer.body());
  }

  private String command(String... arguments) {
    var out = new StringWriter();
    var line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", directory.toString()));
    assertThat(line.execute(all.toArray(String[]::new))).as(out.toString()).isZero();
    return out.toString();
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
            .method(method, BodyPublishers.ofString(body));
    Map.of("PRIVATE-TOKEN", ADMIN, "Content-Type", "application/json").forEach(request::header);
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
