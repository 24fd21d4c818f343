package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.Setting;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceCallsTest {
  private static final String PATH = "/projects/acme%2Fshop/product_analytics/settings";
  private static final String PUT = "PUT " + PATH + " ";
  private static final String OWN =
      """
      {"product_analytics_data_collector_host": "https://own.example.com",
       "cube_api_base_url": "https://203.0.114.7:4000", "cube_api_key": "hush"}
      """;

  @TempDir Path directory;
  private Access access;
  private Served served;
  private String owner;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    served = new Served(access, DataSourceCalls.calls());
    var ada = served.user("ada");
    owner = served.token(ada);
    access.projects().create(ada, ProjectPath.of("acme/shop"), "", true);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void takesAllOfThemOrNone() throws Exception {
    var refused = served.json(400, owner, PUT + "{\"cube_api_key\":\"hush\"}");
    assertThat(refused.get("errors").toString())
        .isEqualTo("{\"data_sources_settings\":[\"must all be set or none should be set\"]}");

    var set = served.json(200, owner, PUT + OWN);

    assertThat(set.toString())
        .isEqualTo(
            """
            {"product_analytics_data_collector_host":"https://own.example.com",\
            "cube_api_base_url":"https://203.0.114.7:4000","cube_api_key":"********",\
            "sources":{\
            "product_analytics_data_collector_host":{"source":"project","detail":"","note":""},\
            "cube_api_base_url":{"source":"project","detail":"","note":""},\
            "cube_api_key":{"source":"project","detail":"","note":""}}}\
            """);
    assertThat(served.json(200, owner, "GET " + PATH)).isEqualTo(set);
    assertThat(served.json(200, owner, PUT + set)).isEqualTo(set);
    assertThat(access.auditLog().countOfProject(1)).isEqualTo(4);
    served.json(400, owner, PUT + "{\"cube_api_key\":\"\"}");
  }

  @Test
  void saysWhereWhatCountsComesFrom() throws Exception {
    access
        .settings()
        .update(
            served.admin(),
            Map.of(Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST, "https://t.example.com"));

    var sources = served.json(200, owner, "GET " + PATH).get("sources");

    assertThat(sources.get("product_analytics_data_collector_host").get("source").stringValue())
        .isEqualTo("settings");
    assertThat(sources.get("cube_api_key").get("source").stringValue()).isEqualTo("default");
  }

  @Test
  void pointsAtNoPrivateAddressUnlessAnAdministratorAllowsIt() throws Exception {
    String local = PUT + OWN.replace("203.0.114.7", "192.168.0.7");

    assertThat(served.refusal(400, owner, local))
        .isEqualTo(
            "cube_api_base_url must not point at this machine or a private network; an"
                + " administrator can allow it with"
                + " allow_local_requests_from_web_hooks_and_services");
    access
        .settings()
        .update(
            served.admin(),
            Map.of(Setting.ALLOW_LOCAL_REQUESTS_FROM_WEB_HOOKS_AND_SERVICES, "true"));
    served.json(200, owner, local);
  }
}
