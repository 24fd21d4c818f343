package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.e2e.Line.Exchange;
import dev.footfall.e2e.TrackerClient.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every client as it is published: what it put on the wire is what is stored, field by field, and
 * nothing is sent twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackersIT {
  private FootfallProcess footfall;
  private Clients clients;

  @BeforeAll
  void start(@TempDir Path folder) {
    footfall = FootfallProcess.start(folder);
    clients = Clients.start(folder);
  }

  @AfterAll
  void stop() {
    clients.close();
    footfall.close();
  }

  @ParameterizedTest
  @EnumSource
  void storesFieldByFieldWhatAClientSends(TrackerClient client) {
    try (var trial = Trial.open(client, footfall, clients, "visit")) {
      trial.tracker().page();
      trial.tracker().track("bought", Map.of("price", 12.5, "title", "it's \"good\" 🐻"));
      trial.await("an event", () -> trial.sent().contains("bought"));
      trial.tracker().identify("ada", Map.of("plan", "gold"));
      trial.track("first", "second", "third");
      var happened = happened(client);
      trial.awaitStored(footfall.api(), happened.size());

      var sent = Sent.of(client.protocol(), trial.line().posts());
      var stored = trial.stored(footfall.api());
      assertThat(sent.stream().map(Sent::what)).containsExactlyInAnyOrderElementsOf(happened);
      assertThat(stored.stream().map(Stored::what)).containsExactlyInAnyOrderElementsOf(happened);
      assertThat(differences(sent, stored)).isEmpty();
      assertThat(trial.line().posts()).extracting(Exchange::status).containsOnly(200);
      assertThat(users(stored)).isEqualTo(client == TrackerClient.GITLAB_ANONYMOUS ? "" : "ada");
      if (batches(client)) {
        assertThat(trial.line().posts())
            .anySatisfy(post -> assertThat(Sent.of(client.protocol(), post)).hasSize(3));
      }
      assertThat(trial.line().exchanges().stream().anyMatch(e -> e.method().equals("OPTIONS")))
          .isEqualTo(client.title().matches("gitlab-.*|.*-browser"));
    }
  }

  @Test
  void tellsNothingOfAVisitorWhoHasNotConsented() {
    try (var trial = Trial.open(TrackerClient.GITLAB_ANONYMOUS, footfall, clients, "nobody")) {
      trial.tracker().page();
      trial.awaitStored(footfall.api(), 1);

      assertThat(trial.line().posts().getFirst().headers())
          .containsEntry("x-gitlab-appid", trial.project().appId())
          .containsEntry("sp-anonymous", "*")
          .doesNotContainKey("cookie");
      var row = trial.stored(footfall.api()).getFirst().row();
      for (String column : List.of("user_id", "domain_userid", "domain_sessionid")) {
        assertThat(row.has(column)).as(column).isFalse();
      }
      assertThat(row.path("user_ipaddress").asString("unknown")).isEqualTo("unknown");
    }
  }

  @Test
  void storesTenThousandEventsThatTheJavaClientFlushesInOneRequest() {
    int many = 10_000;
    var project = footfall.api().createProject("many/java");
    try (var line = new Line(footfall.base());
        var tracker = new JavaTracker(line.address(), project.appId(), 2 * many)) {
      for (int i = 0; i < many; i++) {
        tracker.track("event " + i, Map.of("number", i));
      }
      tracker.flush();

      Await.until(
          Duration.ofSeconds(60), () -> footfall.api().count(project), count -> count == many);
      assertThat(Sent.of(Protocol.SNOWPLOW, line.posts().getFirst())).hasSize(many);
    }
  }

  private static List<String> happened(TrackerClient client) {
    return client.protocol() == Protocol.SNOWPLOW
        ? List.of("page", "bought", "first", "second", "third")
        : List.of("page", "bought", "identify", "first", "second", "third");
  }

  private static boolean batches(TrackerClient client) {
    return switch (client) {
      case SNOWPLOW_BROWSER, SNOWPLOW_NODE, SNOWPLOW_JAVA, SEGMENT_NODE -> true;
      default -> false;
    };
  }

  /** Of each event sent what is otherwise in the stored one that is most like it. */
  private static List<String> differences(List<Sent> sent, List<Stored> stored) {
    var left = new ArrayList<>(stored);
    var differences = new ArrayList<String>();
    for (var event : sent) {
      var nearest =
          left.stream()
              .filter(one -> one.what().equals(event.what()))
              .min(Comparator.comparingInt(one -> one.differences(event).size()))
              .orElseThrow();
      left.remove(nearest);
      differences.addAll(nearest.differences(event));
    }
    return differences;
  }

  /** The user of the events after the client was told who the visitor is. */
  private static String users(List<Stored> stored) {
    var users =
        stored.stream()
            .filter(event -> List.of("first", "second", "third").contains(event.what()))
            .map(Stored::user)
            .distinct()
            .toList();
    assertThat(users).hasSize(1);
    return users.getFirst();
  }
}
