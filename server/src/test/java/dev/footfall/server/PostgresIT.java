package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.access.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
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

/** The whole server with its accounts in PostgreSQL. */
class PostgresIT {
  private static final String TOKEN = "an-admin-token-of-twenty-characters";

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init")
  private PostgresServer postgres;

  @BeforeEach
  void startPostgres() throws IOException {
    postgres = PostgresServer.start();
  }

  @AfterEach
  void stopPostgres() throws IOException {
    postgres.close();
  }

  @Test
  void findsEverythingAgainAfterARestart() throws Exception {
    String url = postgres.newDatabase();
    JsonNode shop;
    try (var app = start("data", url)) {
      assertThat(app.firstStart()).isPresent();
      signIn(app);
      shop = json(app, "/projects", "{\"path\":\"acme/shop\"}");
      var pixel = HttpRequest.newBuilder(uri(app, pixel(shop.get("app_id").stringValue())));
      assertThat(client.send(pixel.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      app.awaitStored();
      shop = json(app, "/projects/acme%2Fshop", "");
    }

    try (var app = start("data", url)) {
      assertThat(app.firstStart()).isEmpty();
      signIn(app);
      assertThat(json(app, "/projects/acme%2Fshop", "")).isEqualTo(shop);
      assertThat(json(app, "/projects/" + shop.get("id") + "/product_analytics/events", ""))
          .hasSize(1);
      assertThat(json(app, "/audit_events", "").get(0).get("event_name").stringValue())
          .isEqualTo("project_created");
    }
    assertThat(directory.resolve("data/footfall.db")).doesNotExist();
  }

  @Test
  void keepsOneProjectsEventsFromAnotherWithItsNumber() throws Exception {
    start("data", postgres.newDatabase()).close();

    assertThatThrownBy(() -> start("data", postgres.newDatabase()))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(" holds events of the projects of other accounts; ");
    assertThatThrownBy(() -> start("data", ""))
        .isInstanceOf(StartException.class)
        .hasMessageContaining(" holds events of the projects of other accounts; ");
  }

  @Test
  void saysBeforeTheStartWhetherTheDatabaseCanBeUsed() throws Exception {
    assertThat(run("doctor", "--database.url=" + postgres.newDatabase()))
        .contains("ok    database accounts in PostgreSQL ");
    assertThat(run("doctor", "--database.url=" + postgres.url("nothing")))
        .contains("WRONG database PostgreSQL at 127.0.0.1:")
        .doesNotContain("hush");
  }

  private App start(String data, String url) throws IOException {
    var file = Files.writeString(directory.resolve("footfall.yaml"), "http: {port: 0}\n");
    var line =
        Main.commandLine()
            .parseArgs(
                "serve",
                "--config=" + file,
                "--data=" + directory.resolve(data),
                "--http.public-url=http://t.example.com",
                "--admin.password=correct horse",
                "--admin.token=" + TOKEN,
                "--database.url=" + url);
    return App.start(Config.of(ConfigOptions.settings(line, Map.of())), InstantSource.system());
  }

  private String run(String... arguments) {
    var out = new StringWriter();
    var line = new ArrayList<>(List.of(arguments));
    line.add("--data=" + directory.resolve("data"));
    Main.commandLine().setOut(new PrintWriter(out)).execute(line.toArray(String[]::new));
    return out.toString();
  }

  private void signIn(App app) throws Exception {
    var request =
        HttpRequest.newBuilder(uri(app, "/api/v4/session"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"correct horse\"}"))
            .build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
  }

  private JsonNode json(App app, String path, String body) throws Exception {
    var request = HttpRequest.newBuilder(uri(app, "/api/v4" + path)).header("PRIVATE-TOKEN", TOKEN);
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body));
    }
    return Json.MAPPER.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
  }

  private static String pixel(String appId) {
    return "/i?e=pv&p=web&tv=js-4.6.0&url=https%3A%2F%2Fshop.example%2F"
        + "&eid=5b1d1f6a-0000-4000-8000-000000000001&aid="
        + appId;
  }

  private static URI uri(App app, String path) {
    return URI.create("http://127.0.0.1:" + app.port() + path);
  }
}
