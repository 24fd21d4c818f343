package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.AccessOptions;
import dev.footfall.access.Claim;
import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SettingCallsTest {
  private static final String PATH = "/application/settings";
  private static final String PUT = "PUT " + PATH + " ";
  private static final String HOST = "product_analytics_data_collector_host";
  private static final String CLICKHOUSE = "product_analytics_clickhouse_connection_string";

  @TempDir Path directory;
  private Access access;
  private Served served;

  @BeforeEach
  void start() {
    serve(AccessOptions.STANDARD);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void showsEverySettingAndWhereItComesFrom() throws Exception {
    var all = get();

    assertThat(all.propertyNames())
        .containsExactly(
            "product_analytics_enabled",
            HOST,
            "jitsu_host",
            "jitsu_project_xid",
            "jitsu_administrator_email",
            "jitsu_administrator_password",
            CLICKHOUSE,
            "cube_api_base_url",
            "cube_api_key",
            "product_analytics_events_per_minute",
            "product_analytics_monthly_events",
            "allow_local_requests_from_web_hooks_and_services",
            "sources");
    assertThat(all.get("product_analytics_enabled").booleanValue()).isTrue();
    assertThat(all.get("product_analytics_monthly_events").intValue()).isZero();
    assertThat(all.get("sources").get("jitsu_project_xid").toString())
        .isEqualTo(
            "{\"source\":\"default\",\"detail\":\"\",\"note\":\"not needed: collection is built"
                + " in\"}");
  }

  @Test
  void changesWhatIsNamedAndMasksWhatIsSecret() throws Exception {
    var changed =
        put(
            """
            {"cube_api_base_url": "http://localhost:4000", "cube_api_key": "hush",
             "jitsu_administrator_password": "hush", "product_analytics_events_per_minute": 600}
            """);

    assertThat(changed.toString()).doesNotContain("hush");
    assertThat(changed.get("cube_api_key").stringValue()).isEqualTo("********");
    assertThat(changed.get("product_analytics_events_per_minute").intValue()).isEqualTo(600);
    assertThat(changed.get("sources").get("cube_api_key").get("source").stringValue())
        .isEqualTo("settings");
    assertThat(get()).isEqualTo(changed);
    assertThat(put(changed.toString())).isEqualTo(changed);
    assertThat(access.settings().cubeApi(1).orElseThrow().key()).isEqualTo("hush");
    assertThat(changes()).isEqualTo(4);

    put("{\"cube_api_base_url\":\"\",\"cube_api_key\":\"\"}");
    assertThat(access.settings().cubeApi(1)).isEmpty();
  }

  @Test
  void saysOfEveryFieldWhatIsWrongAndChangesNothing() throws Exception {
    String body =
        "{\"jitsu_host\":\"invalid.host\",\"jitsu_administrator_email\":\"ada\","
            + "\"cube_api_key\":\"hush\",\"product_analytics_monthly_events\":-1,"
            + "\"product_analytics_enabled\":[]}";

    assertThat(served.json(400, Served.ADMIN, PUT + body).toString())
        .isEqualTo(
            """
            {"message":"cube_api_base_url is missing: cube_api_key is set, and works with it only; \
            jitsu_administrator_email must be an e-mail address; \
            jitsu_host must be a URL such as https://analytics.example.com; \
            product_analytics_enabled must be a single value; \
            product_analytics_monthly_events must be a whole number to 1000000000000, or 0: no limit",\
            "errors":{"cube_api_base_url":["is missing: cube_api_key is set, and works with it only"],\
            "jitsu_administrator_email":["must be an e-mail address"],\
            "jitsu_host":["must be a URL such as https://analytics.example.com"],\
            "product_analytics_enabled":["must be a single value"],\
            "product_analytics_monthly_events":["must be a whole number to 1000000000000, or 0: no limit"]}}\
            """);
    assertThat(changes()).isZero();
    assertThat(served.refusal(400, Served.ADMIN, PUT + "{\"cube_api_kee\":\"x\"}"))
        .isEqualTo("There is no cube_api_kee to set here; did you mean cube_api_key?");
  }

  @Test
  void takesTheCollectorHostByItsOlderName() throws Exception {
    var set = put("{\"jitsu_host\":\"https://t.example.com\"}");
    assertThat(set.get(HOST).stringValue()).isEqualTo("https://t.example.com");
    assertThat(set.get("jitsu_host").stringValue()).isEqualTo("https://t.example.com");

    // As a program does that reads all of it and changes one.
    String moved = "\"https://moved.example.com\"";
    put("{\"" + HOST + "\":" + moved + ",\"jitsu_host\":\"https://t.example.com\"}");
    assertThat(access.settings().collectorHost(1)).contains("https://moved.example.com");
    assertThat(
            served.refusal(
                400,
                Served.ADMIN,
                PUT + "{\"" + HOST + "\":\"https://a.b\",\"jitsu_host\":\"https://c.d\"}"))
        .isEqualTo("jitsu_host is an older name of " + HOST + ": give one of the two");
  }

  @Test
  void triesAClickHouseServerBeforeItsUrlIsKept() throws Exception {
    try (var clickHouse = new StandIn()) {
      clickHouse.answers(403, "");
      String host = "127.0.0.1:" + clickHouse.port();
      String body = "{\"" + CLICKHOUSE + "\":\"http://ada:hush@" + host + "\"}";
      assertThat(served.refusal(400, Served.ADMIN, PUT + body))
          .isEqualTo(
              CLICKHOUSE + " cannot be used: " + host + " refuses the user name or the password");
      assertThat(get().get(CLICKHOUSE).stringValue()).isEmpty();

      clickHouse.answers(200, "1\n");
      var kept = put(body);
      assertThat(kept.get(CLICKHOUSE).stringValue()).isEqualTo("http://ada:********@" + host);
      put(kept.toString());
      assertThat(clickHouse.asked()).hasSize(2);
    }
  }

  @Test
  void showsWhatTheConfigurationDecidesAndLeavesItThere() throws Exception {
    served.close();
    var claim = new Claim("https://t.example.com", "http.public-url from FOOTFALL_HTTP_PUBLIC_URL");
    serve(
        new AccessOptions(true, "", Map.of(Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST, claim)));

    assertThat(get().get(HOST).stringValue()).isEqualTo("https://t.example.com");
    assertThat(get().get("sources").get(HOST).toString())
        .isEqualTo(
            "{\"source\":\"configuration\",\"detail\":\"http.public-url from"
                + " FOOTFALL_HTTP_PUBLIC_URL\",\"note\":\"\"}");
    assertThat(put(get().toString())).isEqualTo(get());
    assertThat(
            served.refusal(400, Served.ADMIN, PUT + "{\"jitsu_host\":\"https://a.example.com\"}"))
        .isEqualTo(
            "jitsu_host is set by http.public-url from FOOTFALL_HTTP_PUBLIC_URL; change it there");
  }

  @Test
  void isNotThereWhileItsFeatureIsOff() throws Exception {
    var feature = Feature.PRODUCT_ANALYTICS_ADMIN_SETTINGS;
    access.features().set(served.admin(), feature, Features.INSTANCE, false);

    assertThat(served.refusal(404, Served.ADMIN, "GET " + PATH)).isEqualTo("404 Not Found");
    assertThat(served.refusal(404, Served.ADMIN, PUT + "{}")).isEqualTo("404 Not Found");
  }

  @Test
  void switchesEverythingOffButItself() throws Exception {
    access.projects().create(served.admin(), ProjectPath.of("acme/shop"), "", false);
    String initialize = "POST /projects/acme%2Fshop/product_analytics/initialize";
    put("{\"product_analytics_enabled\":false}");

    assertThat(served.refusal(404, Served.ADMIN, initialize))
        .isEqualTo("Product analytics is disabled");
    assertThat(served.refusal(404, Served.ADMIN, "GET /projects/1/product_analytics/settings"))
        .isEqualTo("Product Analytics is not enabled");
    put("{\"product_analytics_enabled\":true}");
    served.json(201, Served.ADMIN, initialize);
  }

  @Test
  void isDescribedSettingBySetting() throws IOException {
    String page = Files.readString(Path.of("../docs/settings.md"));

    for (var setting : Setting.values()) {
      String standard = setting.standard().isEmpty() ? "empty" : "`" + setting.standard() + "`";
      assertThat(page).contains("| `" + setting.text() + "` | " + standard + " | ");
    }
  }

  private void serve(AccessOptions options) {
    access = Access.open(directory, InstantSource.system(), options);
    served =
        new Served(
            access,
            Stream.of(
                    SettingCalls.calls(),
                    DataSourceCalls.calls(),
                    new OnboardingCalls(project -> 0).calls())
                .flatMap(List::stream)
                .toList());
  }

  private JsonNode get() throws Exception {
    return served.json(200, Served.ADMIN, "GET " + PATH);
  }

  private JsonNode put(String body) throws Exception {
    return served.json(200, Served.ADMIN, PUT + body);
  }

  private long changes() {
    return access.auditLog().all(0, 100).stream()
        .filter(event -> event.change().name().equals("product_analytics_settings_update"))
        .count();
  }
}
