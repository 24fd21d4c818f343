package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.Feature;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.Setting;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCallsTest {
  private static final String SHOP = "/projects/acme%2Fshop";
  private static final String SETUP = "GET " + SHOP + "/product_analytics/setup";

  @TempDir Path directory;
  private Access access;
  private Served served;

  @BeforeEach
  void start() {
    access = Access.open(directory, InstantSource.system());
    var calls = Stream.of(ApiCalls.ofAccounts(project -> null), SetupCalls.calls());
    served =
        new Served(
            access, calls.flatMap(List::stream).toList(), new WebRoutes(new PageRights(access)));
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void tellsWhatATrackerNeedsWhereItSendsToAndWhereItLies() throws Exception {
    project(true);
    access
        .settings()
        .update(
            served.admin(),
            Map.of(Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST, "https://collector.example.com"));
    String appId = access.projects().byPath("acme/shop").orElseThrow().appId();

    var setup = served.json(200, Served.ADMIN, SETUP);

    assertThat(setup.get("app_id").stringValue()).isEqualTo(appId);
    assertThat(setup.get("collector_host").stringValue())
        .isEqualTo("https://collector.example.com");
    assertThat(setup.get("script_url").stringValue())
        .matches("http://127\\.0\\.0\\.1:[0-9]+/footfall\\.js");
    String tracker = setup.get("tracker_url").stringValue();
    assertThat(tracker).matches("http://127\\.0\\.0\\.1:[0-9]+/sp\\.js");
    assertThat(served.send(served.request("/sp.js")).body()).contains("GlobalSnowplowNamespace");
  }

  @Test
  void hasNoAppIdBeforeTheStartAndIsGoneWhileProductAnalyticsIsOff() throws Exception {
    long id = project(false);
    assertThat(served.json(200, Served.ADMIN, SETUP).get("app_id").isNull()).isTrue();

    access.features().set(served.admin(), Feature.PRODUCT_ANALYTICS, id, false);
    assertThat(served.refusal(404, Served.ADMIN, SETUP))
        .isEqualTo("Product Analytics is not enabled");
  }

  private long project(boolean started) {
    return access.projects().create(served.admin(), ProjectPath.of("acme/shop"), "", started).id();
  }
}
