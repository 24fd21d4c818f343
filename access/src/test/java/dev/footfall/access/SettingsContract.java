package dev.footfall.access;

import static dev.footfall.access.Setting.ALLOW_LOCAL_REQUESTS_FROM_WEB_HOOKS_AND_SERVICES;
import static dev.footfall.access.Setting.CUBE_API_BASE_URL;
import static dev.footfall.access.Setting.CUBE_API_KEY;
import static dev.footfall.access.Setting.JITSU_ADMINISTRATOR_EMAIL;
import static dev.footfall.access.Setting.PRODUCT_ANALYTICS_CLICKHOUSE_CONNECTION_STRING;
import static dev.footfall.access.Setting.PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST;
import static dev.footfall.access.Setting.PRODUCT_ANALYTICS_ENABLED;
import static dev.footfall.access.Setting.PRODUCT_ANALYTICS_EVENTS_PER_MINUTE;
import static dev.footfall.access.Setting.PRODUCT_ANALYTICS_MONTHLY_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.access.AuditEvent.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What settings must do on every database. */
abstract class SettingsContract {
  private static final String UPDATE = "product_analytics_settings_update";

  private Access access;
  private User admin;

  /** Opens the same accounts each time within one test. */
  abstract Access open(AccessOptions options);

  @BeforeEach
  void openAccounts() {
    access = open(AccessOptions.STANDARD);
    admin = access.users().create(new User.Draft("root", "root@example.com", "", "", true));
  }

  @AfterEach
  void closeAccounts() {
    access.close();
  }

  @Test
  void holdsWhatIsStandardUntilSomethingIsSet() {
    var settings = access.settings();

    assertThat(settings.enabled()).isTrue();
    assertThat(settings.allowsLocalRequests()).isFalse();
    assertThat(settings.eventsPerMinute()).isZero();
    assertThat(settings.monthlyEvents()).isZero();
    assertThat(settings.collectorHost(1)).isEmpty();
    assertThat(settings.cubeApi(1)).isEmpty();
    assertThat(Setting.values()).noneMatch(settings::set);
  }

  @Test
  void keepsWhatIsSetAcrossARestart() {
    access
        .settings()
        .update(
            admin,
            Map.of(
                PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST,
                "https://t.example.com/",
                CUBE_API_BASE_URL,
                "http://localhost:4000",
                CUBE_API_KEY,
                "hush",
                PRODUCT_ANALYTICS_EVENTS_PER_MINUTE,
                "600",
                PRODUCT_ANALYTICS_MONTHLY_EVENTS,
                "1000000",
                ALLOW_LOCAL_REQUESTS_FROM_WEB_HOOKS_AND_SERVICES,
                "true"));
    reopen(AccessOptions.STANDARD);

    var settings = access.settings();
    assertThat(settings.collectorHost(1)).contains("https://t.example.com");
    assertThat(settings.cubeApi(1)).contains(new CubeApi("http://localhost:4000", "hush", false));
    assertThat(settings.eventsPerMinute()).isEqualTo(600);
    assertThat(settings.monthlyEvents()).isEqualTo(1_000_000);
    assertThat(settings.allowsLocalRequests()).isTrue();
    assertThat(settings.shown(CUBE_API_KEY)).isEqualTo("********");
    assertThat(settings.set(CUBE_API_KEY)).isTrue();
  }

  @Test
  void recordsEachSettingThatChangedAndNoSecret() {
    var settings = access.settings();
    var connection = PRODUCT_ANALYTICS_CLICKHOUSE_CONNECTION_STRING;
    var email = JITSU_ADMINISTRATOR_EMAIL;
    settings.update(admin, Map.of(PRODUCT_ANALYTICS_EVENTS_PER_MINUTE, "600"));
    settings.update(admin, Map.of(connection, "https://u:hush@ch.example.com", email, "a@b.c"));
    settings.update(
        admin,
        Map.of(
            PRODUCT_ANALYTICS_EVENTS_PER_MINUTE,
            "600",
            connection,
            "https://u:********@ch.example.com",
            email,
            ""));

    assertThat(access.auditLog().all(0, 10))
        .extracting(AuditEvent::change)
        .filteredOn(change -> change.name().equals(UPDATE))
        .containsExactly(
            new Change(UPDATE, email.text(), "", ""),
            new Change(UPDATE, connection.text(), "", ""),
            new Change(UPDATE, email.text(), "", ""),
            new Change(UPDATE, "product_analytics_events_per_minute", "0", "600"));
    assertThat(settings.shown(connection)).isEqualTo("https://u:********@ch.example.com");
  }

  @Test
  void refusesEverythingWhereOneValueIsWrong() {
    var asked =
        Map.of(
            PRODUCT_ANALYTICS_EVENTS_PER_MINUTE,
            "600",
            PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST,
            "invalid.host",
            CUBE_API_KEY,
            "hush");

    assertThatThrownBy(() -> access.settings().update(admin, asked))
        .hasMessage(
            "cube_api_base_url is missing: cube_api_key is set, and works with it only;"
                + " product_analytics_data_collector_host must be a URL such as"
                + " https://analytics.example.com");
    assertThat(access.settings().wrong(asked))
        .containsOnlyKeys("cube_api_base_url", "product_analytics_data_collector_host");
    assertThat(Setting.values()).noneMatch(access.settings()::set);
    assertThat(access.auditLog().all(0, 10))
        .noneMatch(event -> event.change().name().equals(UPDATE));
  }

  @Test
  void takesNoMaskForASecret() {
    var settings = access.settings();
    var connection = PRODUCT_ANALYTICS_CLICKHOUSE_CONNECTION_STRING;
    settings.update(admin, Map.of(connection, "https://u:hush@ch.example.com"));
    var masked = List.of("is masked: give the password or key itself");

    assertThat(settings.wrong(Map.of(connection, "https://u:********@elsewhere.example.com")))
        .isEqualTo(Map.of(connection.text(), masked));
    assertThat(settings.wrong(Map.of(CUBE_API_KEY, "********")))
        .containsEntry("cube_api_key", masked);
  }

  @Test
  void letsTheConfigurationWin() {
    var host = PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST;
    access.settings().update(admin, Map.of(host, "https://set.example.com"));
    var claim = new Claim("https://t.example.com", "http.public-url from FOOTFALL_HTTP_PUBLIC_URL");
    reopen(new AccessOptions(true, "", Map.of(host, claim)));

    var settings = access.settings();
    assertThat(settings.collectorHost(1)).contains("https://t.example.com");
    assertThat(settings.claim(host)).contains(claim);
    assertThat(settings.wrong(Map.of(host, "https://t.example.com/"))).isEmpty();
    assertThatThrownBy(() -> settings.update(admin, Map.of(host, "")))
        .hasMessage(
            "product_analytics_data_collector_host is set by http.public-url from"
                + " FOOTFALL_HTTP_PUBLIC_URL; change it there");
  }

  @Test
  void switchesEveryFeatureOffButTheWayBack() {
    var features = access.features();
    features.set(admin, Feature.PRODUCT_ANALYTICS, 1, true);

    access.settings().update(admin, Map.of(PRODUCT_ANALYTICS_ENABLED, "false"));

    assertThat(Feature.values())
        .filteredOn(feature -> features.on(feature, 1))
        .containsExactly(Feature.PRODUCT_ANALYTICS_ADMIN_SETTINGS);
    access.settings().update(admin, Map.of(PRODUCT_ANALYTICS_ENABLED, "true"));
    assertThat(Feature.values()).allMatch(feature -> features.on(feature, 1));
  }

  @Test
  void prefersAProjectsOwnSourcesAllOfThemOrNone() {
    long shop = access.projects().create(admin, ProjectPath.of("acme/shop"), "", true).id();
    var sources = access.dataSources();
    var host = PRODUCT_ANALYTICS_DATA_COLLECTOR_HOST;
    access
        .settings()
        .update(
            admin,
            Map.of(CUBE_API_BASE_URL, "https://cube.example.com", CUBE_API_KEY, "instance's"));

    assertThatThrownBy(() -> sources.update(admin, shop, Map.of(host, "https://own.example.com")))
        .hasMessage("data_sources_settings must all be set or none should be set");
    sources.update(
        admin,
        shop,
        Map.of(
            host,
            "https://own.example.com",
            CUBE_API_BASE_URL,
            "https://own-cube.example.com",
            CUBE_API_KEY,
            "its own"));
    reopen(AccessOptions.STANDARD);

    var settings = access.settings();
    assertThat(settings.collectorHost(shop)).contains("https://own.example.com");
    assertThat(settings.cubeApi(shop))
        .contains(new CubeApi("https://own-cube.example.com", "its own", true));
    assertThat(settings.cubeApi(shop + 1))
        .contains(new CubeApi("https://cube.example.com", "instance's", false));
    assertThat(access.dataSources().shown(shop, CUBE_API_KEY)).isEqualTo("********");
    assertThat(access.dataSources().wrong(shop, Map.of(CUBE_API_KEY, "********"))).isEmpty();
    access
        .dataSources()
        .update(admin, shop, Map.of(host, "", CUBE_API_BASE_URL, "", CUBE_API_KEY, ""));
    assertThat(settings.collectorHost(shop)).isEmpty();
    assertThat(settings.cubeApi(shop)).map(CubeApi::key).contains("instance's");
    assertThat(access.auditLog().ofProject(shop, 0, 10))
        .extracting(AuditEvent::change)
        .contains(new Change(UPDATE, "cube_api_key", "", ""))
        .contains(new Change(UPDATE, host.text(), "", "https://own.example.com"))
        .hasSize(7);
  }

  private void reopen(AccessOptions options) {
    access.close();
    access = open(options);
  }
}
