package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.footfall.access.Access;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.Setting;
import dev.footfall.access.User;
import dev.footfall.query.Model;
import dev.footfall.query.MoreCubes;
import dev.footfall.query.Queries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CubeForwardingTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final String KEY = "a key of thirty-two bytes or more";
  private static final String REQUEST = "/projects/acme%2Fshop/product_analytics/request/";
  private static final String LOAD = "POST " + REQUEST + "load ";
  private static final String QUERY = "{\"query\":{\"measures\":[\"TrackedEvents.count\"]}}";

  @TempDir Path directory;
  private Access access;
  private Served served;
  private StandIn cube;
  private User ada;
  private String token;

  @BeforeEach
  void start() throws Exception {
    cube = new StandIn();
    access = Access.open(directory, InstantSource.system());
    var queries = new Queries(Model.builtIn(), new NoWarehouse(), Clock.systemUTC());
    served =
        new Served(
            access,
            new QueryCalls(queries, new CubeForwarding(() -> NOW), _ -> MoreCubes.NONE).calls());
    ada = served.user("ada");
    token = served.token(ada);
    access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);
    use(cube.url() + "/base", KEY);
  }

  @AfterEach
  void stop() {
    served.close();
    cube.close();
  }

  @Test
  void handsAQuestionOnAsTheProjectsAndTheAnswerBackAsItCame() throws Exception {
    cube.answers(200, "{\"results\": [{\"data\": [{\"TrackedEvents.count\": \"335\"}]}]}");

    var answer = served.call(token, LOAD + QUERY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"results\": [{\"data\": [{\"TrackedEvents.count\": \"335\"}]}]}");
    var asked = cube.asked().getFirst();
    assertThat(asked.method() + " " + asked.uri()).isEqualTo("POST /base/cubejs-api/v1/load");
    assertThat(Json.MAPPER.readTree(asked.body()))
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"query\":{\"measures\":[\"TrackedEvents.count\"]},\"queryType\":\"multi\"}"));
  }

  @Test
  void signsForThreeMinutesWhatTheLineageClaims() throws Exception {
    served.json(200, token, LOAD + QUERY);

    var signed = JWSObject.parse(cube.asked().getFirst().authorization());
    assertThat(signed.getHeader().toString()).contains("HS256");
    assertThat(signed.verify(new MACVerifier(KEY.getBytes(StandardCharsets.UTF_8)))).isTrue();
    assertThat(Json.MAPPER.readTree(signed.getPayload().toString()))
        .isEqualTo(
            Json.MAPPER.readTree(
                "{\"iat\":1800000000,\"exp\":1800000180,\"appId\":\"gitlab_project_1\","
                    + "\"gitlabToken\":null,\"iss\":\"127.0.0.1\"}"));
  }

  @Test
  void handsOnWhatElseThereIsToAsk() throws Exception {
    served.json(200, token, "POST " + REQUEST + "dry-run " + QUERY);
    served.json(200, token, "POST " + REQUEST + "meta {}");
    served.json(200, token, "GET " + REQUEST + "meta");

    assertThat(cube.asked())
        .extracting(asked -> asked.method() + " " + asked.uri())
        .containsExactly(
            "POST /base/cubejs-api/v1/dry-run",
            "GET /base/cubejs-api/v1/meta",
            "GET /base/cubejs-api/v1/meta");
  }

  @Test
  void turnsFailuresIntoTheLineagesAnswers() throws Exception {
    Object[][] answers = {
      {400, "{\"error\":\"Cube says no\"}", 400, "Cube says no"},
      {200, "{\"error\":\"Cube says no\"}", 400, "Cube says no"},
      {500, "{\"error\":{\"a\":1}}", 400, "{\"a\":1}"},
      {
        500,
        "{\"error\":\"Error: Code: 81. DB::Exception: no. (UNKNOWN_DATABASE) (version 23)\"}",
        404,
        "404 Clickhouse Database Not Found"
      },
      {
        500,
        "{\"error\":\"Error: Code: 60.\\nno (UNKNOWN_TABLE)\"}",
        404,
        "404 Clickhouse Database Not Found"
      },
      {200, "<html>", 502, "The Cube API answered with HTTP 200 and no JSON object"},
      {200, "[]", 502, "The Cube API answered with HTTP 200 and no JSON object"},
      {200, "{} {}", 502, "The Cube API answered with HTTP 200 and no JSON object"},
      {503, "{}", 502, "The Cube API answered with HTTP 503"},
      {302, "{}", 502, "The Cube API answered with HTTP 302"},
      {
        200,
        "\"" + "x".repeat(17 << 20) + "\"",
        502,
        "The Cube API at 127.0.0.1 broke the connection, or sent more than 16777216 bytes"
      },
    };
    for (Object[] answer : answers) {
      cube.answers((int) answer[0], (String) answer[1]);
      assertThat(served.refusal((int) answer[2], token, LOAD + QUERY)).isEqualTo(answer[3]);
    }
    assertThat(served.refusal(400, token, LOAD + "{}")).isEqualTo("Query param is required");
  }

  @Test
  void letsTheCallerWaitWhereCubeDoes() throws Exception {
    cube.answers(200, "{\"error\":\"Continue wait\"}");

    assertThat(served.json(200, token, LOAD + QUERY).toString())
        .isEqualTo("{\"error\":\"Continue wait\"}");
  }

  @Test
  void saysThatCubeCannotBeReached() throws Exception {
    cube.close();

    assertThat(served.refusal(502, token, LOAD + QUERY))
        .isEqualTo("The Cube API at 127.0.0.1 refused the connection");
  }

  @Test
  void asksAProjectsOwnCubeUnlessItIsHiddenInThePrivateNetwork() throws Exception {
    use("http://cube.invalid", "another key");
    access
        .dataSources()
        .update(
            ada,
            1,
            Map.of(
                Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST,
                "https://own.example.com",
                Setting.CUBE_API_BASE_URL,
                cube.url(),
                Setting.CUBE_API_KEY,
                KEY));

    assertThat(served.refusal(502, token, LOAD + QUERY))
        .startsWith("cube_api_base_url of this project must not point at this machine");
    assertThat(cube.asked()).isEmpty();
    access
        .settings()
        .update(ada, Map.of(Setting.ALLOW_LOCAL_REQUESTS_FROM_WEB_HOOKS_AND_SERVICES, "true"));
    served.json(200, token, LOAD + QUERY);
    assertThat(cube.asked()).hasSize(1);
  }

  @Test
  void answersItselfWhereNoCubeIsSet() throws Exception {
    use("", "");

    assertThat(served.json(200, token, "GET " + REQUEST + "meta").has("cubes")).isTrue();
    assertThat(served.json(200, token, "POST " + REQUEST + "dry-run " + QUERY).has("pivotQuery"))
        .isTrue();
    assertThat(cube.asked()).isEmpty();
  }

  private void use(String url, String key) {
    access
        .settings()
        .update(ada, Map.of(Setting.CUBE_API_BASE_URL, url, Setting.CUBE_API_KEY, key));
  }
}
