package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Cube's API and the operator's commands about events, of the whole program. */
class AppCubeTest {
  private static final String ADMIN = "an-admin-token-of-twenty-characters";
  private static final String SECRET = "a secret that signs the tokens of Cube";
  private static final String DOOR = "/api/v4/projects/acme%2Fshop/product_analytics/request";
  private static final String COUNT = "{\"measures\":[\"TrackedEvents.count\"]}";
  private static final String DAILY =
      """
      {"measures":["TrackedEvents.count"],"timeDimensions":[{"dimension":"TrackedEvents.derivedTstamp",
       "granularity":"day","dateRange":["2026-01-01","2026-01-03"]}]}\
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  @TempDir Path directory;
  private App app;

  @BeforeEach
  void start() throws Exception {
    app = App.start(config(), InstantSource.system());
    var made = admin("POST", "/api/v4/projects", "{\"path\":\"acme/shop\"}");
    String appId = Json.MAPPER.readTree(made.body()).get("app_id").asString();
    for (String event :
        List.of("ttm=1767225600000&url=http://a/one", "ttm=1767355200000&url=http://a/two")) {
      send(request("GET", "/i?e=pv&p=web&aid=" + appId + "&" + event, ""));
    }
    app.awaitStored();
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void isAskedByGetAndByPost() throws Exception {
    for (String call : List.of("load", "subscribe")) {
      assertThat(get(call, COUNT).path("data").toString())
          .isEqualTo("[{\"TrackedEvents.count\":\"2\"}]");
      assertThat(post(call, "{\"query\":" + COUNT + "}").path("data"))
          .isEqualTo(get(call, COUNT).path("data"));
    }
    assertThat(get("dry-run", COUNT).path("queryType").asString()).isEqualTo("regularQuery");
    assertThat(post("dry-run", "{\"query\":" + COUNT + "}")).isEqualTo(get("dry-run", COUNT));
    assertThat(get("sql", COUNT).at("/sql/sql/0").asString()).startsWith("SELECT");
    assertThat(post("sql", "{\"query\":" + COUNT + "}")).isEqualTo(get("sql", COUNT));
    assertThat(get("meta", COUNT).at("/cubes/0").has("fileName")).isFalse();
    assertThat(cube("GET", "meta?extended", "").at("/cubes/0").has("fileName")).isTrue();
    assertThat(cube("GET", "meta?onlyViews=true", "").path("cubes")).isEmpty();
  }

  @Test
  void readsNoBodyWithoutAToken() throws Exception {
    var answer = send(request("POST", "/cubejs-api/v1/load", "{no json"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("{\"error\":\"Authorization header isn't set\"}");
  }

  @Test
  void takesQueriesOfManyMegabytesAndNoEndlessOnes() throws Exception {
    String values =
        IntStream.range(0, 300_000)
            .mapToObj(i -> "\"http://a/nobody/" + i + "\"")
            .collect(Collectors.joining(","));
    assertThat(
            post(
                    "load",
                    """
                    {"query":{"measures":["TrackedEvents.count"],"filters":[
                      {"member":"TrackedEvents.pageUrl","operator":"equals","values":["http://a/one",%s]}]}}
                    """
                        .formatted(values))
                .path("data")
                .toString())
        .isEqualTo("[{\"TrackedEvents.count\":\"1\"}]");

    var endless =
        send(cubeRequest("POST", "load", "{\"query\":[" + "{},".repeat(1_500_000) + "{}]}"));
    assertThat(endless.statusCode()).isEqualTo(413);
    assertThat(endless.body()).isEqualTo("{\"error\":\"The body has more than 2000000 values\"}");
  }

  @Test
  void fillsGapsAtTheProjectsDoor() throws Exception {
    assertThat(door("load", "{\"query\":" + DAILY + "}").at("/results/0/data").valueStream())
        .extracting(row -> row.path("TrackedEvents.count").asString())
        .containsExactly("1", "1", "0");
    assertThat(door("load", "{\"fill\":false,\"query\":" + DAILY + "}").at("/results/0/data"))
        .hasSize(2);
    String paths =
        DAILY.replace(
            "{\"measures\"",
            """
            {"dimensions":["TrackedEvents.pageUrlpath"],"order":[["TrackedEvents.pageUrlpath","asc"],
             ["TrackedEvents.derivedTstamp.day","asc"]],"measures"\
            """);
    assertThat(door("load", "{\"query\":" + paths + "}").at("/results/0/data").valueStream())
        .extracting(
            row ->
                row.path("TrackedEvents.pageUrlpath").asString()
                    + row.path("TrackedEvents.count").asString())
        .containsExactly("/one1", "/one0", "/one0", "/two0", "/two1", "/two0");
    assertThat(door("dry-run", "{\"query\":" + DAILY + "}").at("/pivotQuery/timezone").asString())
        .isEqualTo("UTC");
    assertThat(admin("POST", DOOR + "/load", "{}").body())
        .isEqualTo("{\"message\":\"Query param is required\"}");
    assertThat(admin("POST", DOOR + "/load", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void asksFromTheCommandLine() {
    assertThat(run("query", "acme/shop", DAILY, "--format", "chart").out())
        .isEqualTo(
            """
            2026-01-01  %s 1
            2026-01-02  %s 1
            2026-01-03   0
            """
                .formatted("█".repeat(40), "█".repeat(40)));
    String[] parts = {
      "query",
      "acme/shop",
      "--measure",
      "TrackedEvents.count",
      "--time",
      "TrackedEvents.derivedTstamp.day",
      "--range",
      "from 2026-01-01 to 2026-01-02"
    };
    assertThat(run(parts).out())
        .isEqualTo(
            """
            TrackedEvents.derivedTstamp.day  TrackedEvents.count
            2026-01-01T00:00:00.000          1
            2026-01-02T00:00:00.000          1
            """);
    assertThat(run("query", "acme/shop", COUNT, "--format", "csv").out())
        .isEqualTo("TrackedEvents.count\r\n2\r\n");
    assertThat(run("query", "acme/shop", COUNT, "--json").out())
        .isEqualTo("[{\"TrackedEvents.count\":\"2\"}]\n");
    var wrong = run("query", "acme/shop", "{\"measures\":[\"TrackedEvents.cuont\"]}");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err())
        .isEqualTo("footfall: 'cuont' not found for path 'TrackedEvents.cuont'\n");
    var ofNoTime =
        run("query", "acme/shop", "--measure", "TrackedEvents.count", "--range", "today");
    assertThat(ofNoTime.code()).isEqualTo(2);
    assertThat(ofNoTime.err()).contains("--range is of a time");
  }

  @Test
  void runsTheOperatorsSqlBesideTheServerAndWithoutIt() throws Exception {
    var made =
        sql(
            """
            CREATE TABLE orders (id UInt64, note String) ENGINE = MergeTree ORDER BY id;
            INSERT INTO orders VALUES (1, 'a;b'), (2, 'c'); -- two; no more
            SELECT * FROM orders ORDER BY id;
            DROP TABLE events;
            SELECT 'never';
            """);
    assertThat(made.code()).isEqualTo(1);
    assertThat(made.out()).isEqualTo("1\ta;b\n2\tc\n");
    assertThat(made.err())
        .isEqualTo(
            "footfall: 'events' is Footfall's own: it can be read here, and not be changed\n");
    assertThat(admin("POST", "/api/v4/sql", "{\"statement\":\"SELECT 1\"}").statusCode())
        .isEqualTo(403);

    app.close();
    assertThat(sql("SELECT count() AS n FROM orders; SELECT 1 AS x", "--json").out())
        .isEqualTo("{\"n\":2}\n{\"x\":1}\n");
    Path file = Files.writeString(directory.resolve("query.json"), COUNT);
    assertThat(run("query", "acme/shop", "--file", file.toString(), "--json").out())
        .isEqualTo("[{\"TrackedEvents.count\":\"2\"}]\n");
    app = App.start(config(), InstantSource.system());
  }

  private record Ended(int code, String out, String err) {}

  private Ended sql(String statements, String... words) {
    var before = System.in;
    System.setIn(new ByteArrayInputStream(statements.getBytes(StandardCharsets.UTF_8)));
    try {
      var all = new ArrayList<>(List.of("sql"));
      all.addAll(List.of(words));
      return run(all.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }

  private Ended run(String... words) {
    var all = new ArrayList<>(List.of("--data", directory.resolve("data").toString()));
    all.addAll(List.of(words));
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Ended(code, out.toString(), err.toString());
  }

  private JsonNode get(String call, String query) throws Exception {
    return cube("GET", call + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "");
  }

  private JsonNode post(String call, String body) throws Exception {
    return cube("POST", call, body);
  }

  private JsonNode cube(String method, String call, String body) throws Exception {
    var answer = send(cubeRequest(method, call, body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }

  private HttpRequest.Builder cubeRequest(String method, String call, String body)
      throws Exception {
    return request(method, "/cubejs-api/v1/" + call, body).header("Authorization", token());
  }

  private JsonNode door(String call, String body) throws Exception {
    var answer = admin("POST", DOOR + "/" + call, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> admin(String method, String path, String body) throws Exception {
    return send(request(method, path, body).header("PRIVATE-TOKEN", ADMIN));
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + path))
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String token() throws Exception {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    String content =
        base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
            + "."
            + base64.encodeToString("{\"project\":\"acme/shop\"}".getBytes(StandardCharsets.UTF_8));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return content
        + "."
        + base64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
  }

  private Config config() {
    return Config.of(
        new Settings(
            Config.KEYS.keys(),
            List.of(
                new Given(DataConfig.DIR, directory.resolve("data").toString(), "test"),
                new Given(HttpConfig.PORT, "0", "test"),
                new Given(CubeConfig.API_SECRET, SECRET, "test"),
                new Given(AdminConfig.TOKEN, ADMIN, "test"))));
  }
}
