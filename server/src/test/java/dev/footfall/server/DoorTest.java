package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.Feature;
import dev.footfall.access.KeyKind;
import dev.footfall.access.ProjectDetails;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.ProjectSettings;
import dev.footfall.collect.Protocols;
import dev.footfall.collect.TrustedProxies;
import dev.footfall.event.Envelope;
import dev.footfall.journal.FileJournal;
import dev.footfall.journal.JournalOptions;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a project's events at the door, with a real journal and a tracker's request. */
class DoorTest {
  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  @TempDir Path directory;
  private Access access;
  private FileJournal journal;
  private Served served;
  private ProjectDetails shop;

  @BeforeEach
  void start() {
    access = Access.open(directory, () -> now);
    journal = FileJournal.open(directory.resolve("journal"), JournalOptions.DEFAULT, 0);
    var registry = new PrometheusRegistry();
    var door =
        new Door(
            new Addressees(access.projects(), access.features()),
            Unlimited.limits(),
            journal,
            TrustedProxies.NONE,
            access.dailySalt()::today,
            () -> now,
            new DoorMetrics(registry));
    served =
        new Served(
            access,
            List.of(),
            new MetricsRoutes(registry),
            new CollectRoutes(new Protocols("0.1.0"), door, new BodyMemory(1 << 20)));
    shop = access.projects().create(served.admin(), ProjectPath.of("acme/shop"), "", true);
  }

  @AfterEach
  void stop() {
    served.close();
    journal.close();
  }

  @Test
  void keepsAnEventOfAProject() throws Exception {
    send(appId(shop));

    assertThat(journal.end()).isEqualTo(1);
    assertThat(counted("known")).isEqualTo("1.0");
  }

  @Test
  void answersAsIfItHadStoredAndStoresNothingForAnArchivedProject() throws Exception {
    access.projects().update(served.admin(), shop.id(), ProjectSettings::archive);

    send(appId(shop));

    assertThat(journal.end()).isZero();
    assertThat(counted("archived")).isEqualTo("1.0");
    assertThat(counted("known")).isEqualTo("0.0");
  }

  @Test
  void answersAsIfItHadStoredAndStoresNothingWhileAnalyticsIsOff() throws Exception {
    access.features().set(served.admin(), Feature.PRODUCT_ANALYTICS, shop.id(), false);
    send(appId(shop));
    assertThat(journal.end()).isZero();
    assertThat(counted("disabled")).isEqualTo("1.0");

    access.features().unset(served.admin(), Feature.PRODUCT_ANALYTICS, shop.id());
    send(appId(shop));
    assertThat(journal.end()).isEqualTo(1);
  }

  @Test
  void keepsAnEventUnderAReplacedAppIdUntilItsTimeIsOver() throws Exception {
    var until = now.plus(Duration.ofHours(1));
    access.projectKeys().rotate(served.admin(), shop.id(), KeyKind.APP_ID, until);

    send(appId(shop));
    var kept = Envelope.fromBytes(journal.read(0, 1, 1 << 20).getFirst().payload());
    assertThat(kept.project()).isEqualTo(shop.id());
    assertThat(kept.appId()).isEqualTo(appId(shop));

    now = until;
    send(appId(shop));
    assertThat(counted("known")).isEqualTo("1.0");
    assertThat(counted("unknown")).isEqualTo("1.0");
  }

  @Test
  void countsAsRefusedAndNotAsKnownWhatTheJournalDoesNotTake() throws Exception {
    journal.close();

    var answer = served.send(served.request("/i?e=pv&p=web&tv=js-3&aid=" + appId(shop)));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(counted("known")).isEqualTo("0.0");
    String metrics = served.send(served.request("/metrics")).body();
    assertThat(metrics)
        .contains("footfall_events_refused_total 1.0")
        .contains("footfall_collect_requests_total{result=\"refused\"} 1.0");
  }

  private void send(String appId) throws Exception {
    var answer = served.send(served.request("/i?e=pv&p=web&tv=js-3&aid=" + appId));
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private String counted(String appId) throws Exception {
    String line = "footfall_events_received_total{app_id=\"" + appId + "\"} ";
    return served
        .send(served.request("/metrics"))
        .body()
        .lines()
        .filter(text -> text.startsWith(line))
        .findFirst()
        .orElseThrow()
        .substring(line.length());
  }

  private static String appId(ProjectDetails project) {
    return project.keys().orElseThrow().appId();
  }
}
