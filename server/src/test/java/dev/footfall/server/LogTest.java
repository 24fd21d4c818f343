package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a run writes into its log: nothing of whom it is about. */
class LogTest {
  private static final String ADMIN = "an-admin-token-of-twenty-characters";
  private static final String ADDRESS = "203.0.113.77";
  private static final String USER = "ada-lovelace";
  private static final String DEVICE = "4f1d6d2c-0b0e-4c38-9d63-7b5c3c1c9a11";
  private static final String PAGE = "my-secret-page";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Logger root = Logger.getLogger("");
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final StreamHandler handler = new StreamHandler(log, new Logging.Line());
  @TempDir Path directory;
  private App app;

  @BeforeEach
  void start() {
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    var given =
        List.of(
            new Given(DataConfig.DIR, directory.toString(), "test"),
            new Given(HttpConfig.PORT, "0", "test"),
            new Given(HttpConfig.TRUSTED_PROXIES, "127.0.0.1", "test"),
            new Given(AdminConfig.TOKEN, ADMIN, "test"));
    app = App.start(Config.of(new Settings(Config.KEYS.keys(), given)), InstantSource.system());
  }

  @AfterEach
  void stop() {
    root.removeHandler(handler);
  }

  @Test
  void namesNobodyAndNoKey() throws Exception {
    var shop = Json.MAPPER.readTree(call("POST", "/api/v4/projects", "{\"path\":\"acme/shop\"}"));
    var sent = new ArrayList<>(List.of(ADMIN, ADDRESS, USER, DEVICE, PAGE));
    sent.add(text(shop, "app_id"));
    sent.add(text(shop, "server_secret"));
    call("PUT", "/api/v4/projects/acme%2Fshop", "{\"limits\":{\"monthly_events\":2}}");

    sendEvents(text(shop, "app_id"), text(shop, "server_secret"));
    call("GET", "/api/v4/projects/acme%2Fshop/product_analytics/events?search=" + USER, "");
    call("POST", "/cubejs-api/v1/load?" + USER, "{\"query\":{\"" + USER + "\":1}}");
    app.awaitStored();
    app.close();
    handler.flush();

    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("footfall.quota")
        .doesNotContain(sent);
  }

  /** Read and unreadable, under every kind of key, until the month is used up. */
  private void sendEvents(String appId, String secret) throws Exception {
    String ids = "&uid=" + USER + "&duid=" + DEVICE + "&url=https%3A%2F%2Fa.test%2F" + PAGE;
    for (String event : List.of("pv", "nonsense", "pv", "pv")) {
      call("GET", "/i?p=web&tv=js-4&aid=" + appId + ids + "&e=" + event, "");
    }
    call("GET", "/i?p=web&tv=js-4&e=pv&aid=" + USER + ids, "");
    call("POST", "/com.snowplowanalytics.snowplow/tp2?" + USER, "{\"data\":[" + USER);
    call("POST", "/v1/track", "{\"userId\":\"" + USER + "\",\"writeKey\":\"" + secret + "\"");
    call("POST", "/api/s/s2s/track", "{\"userId\":\"" + USER + "\"}");
    call("GET", "/no/such/path/" + USER, "");
  }

  private static String text(JsonNode project, String name) {
    String text = project.path(name).asString();
    assertThat(text).as(name + " in " + project).isNotEmpty();
    return text;
  }

  private String call(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("PRIVATE-TOKEN", ADMIN)
            .header("X-Forwarded-For", ADDRESS)
            .header("Cookie", "sp=" + DEVICE)
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
