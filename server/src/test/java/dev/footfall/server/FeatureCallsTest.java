package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.Feature;
import dev.footfall.access.Features;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.User;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCallsTest {
  private static final String OFF = "Product Analytics is not enabled";

  @TempDir Path directory;
  private Access access;
  private Served served;
  private User ada;
  private String token;
  private long shop;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    served =
        new Served(
            access,
            Stream.of(FeatureCalls.calls(), EveryCall.answered(access))
                .flatMap(List::stream)
                .toList());
    ada = served.user("ada");
    token = served.token(ada);
    shop = access.projects().create(ada, ProjectPath.of("acme/shop"), "", true).id();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void setsAFlagForAProjectAndForAllAndLetsItFollowAgain() throws Exception {
    String flag = "/features/cube_api_proxy";
    String here = " {\"value\":false,\"project\":\"acme/shop\"}";

    assertThat(served.json(201, Served.ADMIN, "POST " + flag + here).toString())
        .isEqualTo(
            "{\"name\":\"cube_api_proxy\",\"value\":false,\"set\":false,\"projects\":{\"acme/shop\":false}}");
    assertThat(served.json(201, Served.ADMIN, "POST " + flag + " {\"value\":false}").toString())
        .startsWith("{\"name\":\"cube_api_proxy\",\"value\":false,\"set\":false,");
    served.json(204, Served.ADMIN, "DELETE " + flag);
    served.json(204, Served.ADMIN, "DELETE " + flag + "?project=acme%2Fshop");
    assertThat(served.json(200, Served.ADMIN, "GET " + flag).toString())
        .isEqualTo("{\"name\":\"cube_api_proxy\",\"value\":true,\"set\":null,\"projects\":{}}");
    assertThat(served.json(200, Served.ADMIN, "GET /features").size()).isEqualTo(5);
  }

  @Test
  void saysWhatIsWrongWithAFlag() throws Exception {
    String[][] calls = {
      {
        "GET /features/product_analytic",
        "404",
        "There is no feature flag product_analytic; did you mean product_analytics?"
      },
      {"POST /features/cube_api_proxy", "400", "value is missing"},
      {"POST /features/cube_api_proxy {\"value\":\"on\"}", "400", "value must be true or false"},
      {
        "POST /features/cube_api_proxy {\"value\":true,\"project\":\"no/where\"}",
        "404",
        "404 Project Not Found"
      },
      {
        "POST /features/cube_api_proxy {\"value\":true,\"projet\":\"acme/shop\"}",
        "400",
        "There is no projet to set here; did you mean project?"
      },
    };
    for (String[] call : calls) {
      assertThat(served.refusal(Integer.parseInt(call[1]), Served.ADMIN, call[0]))
          .isEqualTo(call[2]);
    }
    assertThat(served.refusal(403, token, "GET /features"))
        .isEqualTo("Only an administrator may do this");
  }

  @Test
  void shutsTheCallsOfAProjectWhoseFeatureIsOff() throws Exception {
    String[][] shut = {
      {"product_analytics", "events", "dashboards", "request/load"},
      {"product_analytics_internal_preview", "dashboards"},
      {"combined_analytics_dashboards", "dashboards"},
      {"cube_api_proxy", "request/load"},
      {"product_analytics_admin_settings"},
    };
    for (String[] row : shut) {
      var feature = Feature.of(row[0]).orElseThrow();
      access.features().set(served.admin(), feature, shop, false);
      for (String path : List.of("events", "dashboards", "request/load")) {
        boolean off = List.of(row).subList(1, row.length).contains(path);
        assertThat(ask(path)).as("%s without %s", path, row[0]).isEqualTo(off ? OFF : "answered");
      }
      access.features().unset(served.admin(), feature, shop);
    }
  }

  @Test
  void opensACallForOneProjectOnly() throws Exception {
    access.features().set(served.admin(), Feature.PRODUCT_ANALYTICS, Features.INSTANCE, false);
    assertThat(ask("events")).isEqualTo(OFF);

    access.features().set(served.admin(), Feature.PRODUCT_ANALYTICS, shop, true);

    assertThat(ask("events")).isEqualTo("answered");
  }

  @Test
  void letsOurPagesAskWithoutTheCubeApiProxy() throws Exception {
    access.features().set(served.admin(), Feature.CUBE_API_PROXY, shop, false);
    var signedIn = access.signIns().start("ada", "correct horse", "").orElseThrow();
    var page =
        question()
            .header("Cookie", "footfall_session=" + signedIn.secret())
            .header("X-CSRF-Token", signedIn.signIn().csrfToken());

    assertThat(served.send(page).statusCode()).isEqualTo(200);
    assertThat(served.send(page.copy().header("PRIVATE-TOKEN", token)).statusCode()).isEqualTo(404);
    access.features().set(served.admin(), Feature.PRODUCT_ANALYTICS, shop, false);
    assertThat(served.send(page).statusCode()).isEqualTo(404);
  }

  private HttpRequest.Builder question() {
    return served
        .request("/api/v4/projects/acme%2Fshop/product_analytics/request/load")
        .POST(BodyPublishers.ofString("{}"));
  }

  private String ask(String path) throws Exception {
    String method = path.equals("request/load") ? "POST " : "GET ";
    var answer = served.call(token, method + "/projects/acme%2Fshop/product_analytics/" + path);
    return answer.statusCode() == 200
        ? "answered"
        : Json.MAPPER.readTree(answer.body()).path("message").stringValue();
  }
}
