package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cubes of the operator's own, from {@code model.dir}. */
class OperatorModelTest {
  private static final String ADMIN = "an-admin-token-of-twenty-characters";
  private static final String SECRET = "a secret that signs Cube's tokens";
  private static final String MODEL =
      """
      cubes:
        - name: Orders
          sql_table: orders
          joins:
            - name: Users
              relationship: many_to_one
              sql: "{CUBE}.user_id = {Users.userId}"
          measures:
            - name: total
              type: sum
              sql: "{CUBE}.amount"
          dimensions:
            - name: id
              type: number
              sql: "{CUBE}.id"
              primary_key: true
        - name: Shops
          sql_table: orders
          meta:
            project_door: true
          measures:
            - name: orders
              type: count
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;
  private Path model;

  @BeforeEach
  void anOperatorsTable() throws IOException {
    model = Files.createDirectory(directory.resolve("model"));
    Files.createDirectory(directory.resolve("data"));
    var options = EngineOptions.in(directory.resolve("data").resolve("clickhouse"));
    try (var warehouse = EmbeddedClickHouse.open(options)) {
      for (String statement :
          List.of(
              "CREATE TABLE orders (id UInt32, user_id String, amount Float64)"
                  + " ENGINE = MergeTree ORDER BY id",
              "INSERT INTO orders VALUES (1, 'ann', 10), (2, 'bob', 2.5)")) {
        warehouse.operate(statement, false).close();
      }
    }
  }

  @Test
  void answersAboutTheOperatorsTables() throws Exception {
    Files.writeString(model.resolve("orders.yml"), MODEL);
    try (var app = start()) {
      call(app, "POST", "/api/v4/projects", "{\"path\":\"acme/shop\"}", ADMIN);
      String total = "{\"measures\":[\"Orders.total\"]}";

      assertThat(load(app, total, "{}").at("/data/0/Orders.total").asString()).isEqualTo("12.5");
      assertThat(
              load(app, total, "{\"project\":\"acme/shop\"}").at("/data/0/Orders.total").asString())
          .isEqualTo("12.5");
      assertThat(
              load(app, "{\"measures\":[\"Orders.total\",\"Users.count\"]}", "{}")
                  .path("error")
                  .asString())
          .startsWith("'Users' belongs to projects");

      String door = "/api/v4/projects/acme%2Fshop/product_analytics/request/";
      assertThat(
              call(app, "GET", door + "meta", "", ADMIN)
                  .path("cubes")
                  .valueStream()
                  .map(cube -> cube.path("name").asString())
                  .toList())
          .contains("TrackedEvents", "Shops")
          .doesNotContain("Orders");
      assertThat(
              call(app, "POST", door + "load", "{\"query\":" + total + "}", ADMIN)
                  .path("message")
                  .asString())
          .contains("hidden member");
    }
  }

  @Test
  void aBrokenModelStopsTheStart() throws IOException {
    Path file = model.resolve("orders.yml");
    for (var mistake :
        Map.of(
                "sql_table: orders", "sql_table: oders",
                "{CUBE}.amount", "{CUBE}.amonut",
                "type: sum", "type: smu",
                "\"{CUBE}.id\"", "\"(SELECT 1 FROM system.one)\"")
            .entrySet()) {
      Files.writeString(file, MODEL.replace(mistake.getKey(), mistake.getValue()));
      assertThatThrownBy(this::start)
          .isInstanceOf(StartException.class)
          .hasMessageMatching("(?s).*orders\\.yml:\\d+:\\d+: .*");
    }
  }

  private App start() {
    var given =
        List.of(
            new Given(DataConfig.DIR, directory.resolve("data").toString(), "test"),
            new Given(HttpConfig.PORT, "0", "test"),
            new Given(CubeConfig.API_SECRET, SECRET, "test"),
            new Given(ModelConfig.DIR, model.toString(), "test"),
            new Given(AdminConfig.TOKEN, ADMIN, "test"));
    return App.start(Config.of(new Settings(Config.KEYS.keys(), given)), InstantSource.system());
  }

  private JsonNode load(App app, String query, String claims) throws Exception {
    String path = "/cubejs-api/v1/load?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    return call(app, "GET", path, "", token(claims));
  }

  private JsonNode call(App app, String method, String path, String body, String token)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header(path.startsWith("/cubejs") ? "Authorization" : "PRIVATE-TOKEN", token)
            .build();
    return Json.MAPPER.readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  private static String token(String claims) throws Exception {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    String head = base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
    String text = head + "." + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return text + "." + base64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
