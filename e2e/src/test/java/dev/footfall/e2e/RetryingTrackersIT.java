package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.e2e.Line.Fault;
import dev.footfall.e2e.TrackerClient.Retries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients whose answers are late, bad or lost: those that send again, and those that never do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetryingTrackersIT {
  private static final List<String> EVENTS = List.of("first", "second", "third");

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

  @Test
  void storesOnceWhatEveryClientIsAnsweredTooLate() {
    withEach(
        "late",
        client -> true,
        trials -> {
          for (var trial : trials) {
            trial.line().next(Fault.LATE);
            trial.track("first", "second", "third");
          }
          for (var trial : trials) {
            trial.awaitAnswered(EVENTS);
            assertStoredOnce(trial, EVENTS);
            var client = trial.client();
            boolean gaveUp =
                client.retries() == Retries.AFTER_TIMEOUT
                    || client.retries() == Retries.WHILE_THE_PAGE_LIVES;
            trial.await("the late answer", () -> sentMoreThanOnce(trial) == gaveUp);
          }
        });
  }

  @Test
  void storesOnceWhatClientsSendAgainAfter503() {
    withEach(
        "away",
        client -> client.retries() != Retries.NEVER,
        trials -> {
          for (var trial : trials) {
            trial.line().next(Fault.UNAVAILABLE);
            trial.track("first", "second", "third");
          }
          for (var trial : trials) {
            trial.awaitAnswered(EVENTS);
            assertThat(sentMoreThanOnce(trial)).as(trial.client().title()).isTrue();
            assertStoredOnce(trial, EVENTS);
          }
        });
  }

  @Test
  void storesOnceWhatIsOnItsWayWhenTheServerIsKilled() {
    withEach(
        "restart",
        TrackerClient::keeps,
        trials -> {
          for (var trial : trials) {
            trial.line().next(Fault.HELD);
            trial.track("first", "second");
            trial.await("an event on its way", () -> trial.line().holds());
          }
          footfall.kill();
          for (var trial : trials) {
            trial.line().cut();
            trial.track("third");
            if (trial.client().retries() == Retries.AFTER_TIMEOUT) {
              trial.tracker().leave();
            }
          }
          footfall = footfall.restart();
          for (var trial : trials) {
            trial.line().to(footfall.base());
          }
          for (var trial : trials) {
            trial.awaitAnswered(EVENTS);
            assertThat(sentMoreThanOnce(trial)).as(trial.client().title()).isTrue();
            assertStoredOnce(trial, EVENTS);
          }
        });
  }

  @Test
  void showsWhatClientsLoseThatDoNotKeepEvents() {
    withEach(
        "lost",
        client -> !client.keeps(),
        trials -> {
          for (var trial : trials) {
            trial.track("first");
            trial.awaitAnswered(List.of("first"));
            trial.line().cut();
            trial.track("lost");
            trial.await("an unanswered request", () -> trial.line().unanswered() > 0);
            trial.tracker().leave();
            trial.line().to(footfall.base());
            trial.track("third");
            trial.awaitAnswered(List.of("third"));
            assertStoredOnce(trial, List.of("first", "third"));
            assertThat(trial.sent()).as(trial.client().title()).contains("lost");
          }
        });
  }

  @Test
  void neverSendsClientsAwayThatWouldNotComeBack() {
    withEach(
        "limit",
        client -> client.retries() == Retries.NEVER,
        trials -> {
          for (var trial : trials) {
            footfall
                .api()
                .put(
                    "/api/v4/projects/" + trial.project().id(),
                    Map.of("limits", Map.of("events_per_minute", 1)));
            trial.track("first", "second", "third");
            trial.awaitAnswered(EVENTS);
            assertStoredOnce(trial, EVENTS);
            assertThat(trial.line().posts())
                .allSatisfy(post -> assertThat(post.status()).isEqualTo(200));
          }
        });
  }

  /** What is done with all clients of a kind at once: they wait for the same things. */
  private interface Scene {
    void play(List<Trial> trials);
  }

  private void withEach(String group, Predicate<TrackerClient> which, Scene scene) {
    var trials = new ArrayList<Trial>();
    try {
      Arrays.stream(TrackerClient.values())
          .filter(which)
          .forEach(client -> trials.add(Trial.open(client, footfall, clients, group)));
      scene.play(trials);
    } finally {
      trials.forEach(Trial::close);
    }
  }

  private static boolean sentMoreThanOnce(Trial trial) {
    var sent = trial.sent();
    return EVENTS.stream().anyMatch(name -> Collections.frequency(sent, name) > 1);
  }

  private void assertStoredOnce(Trial trial, List<String> names) {
    trial.awaitStored(footfall.api(), names.size());
    assertThat(trial.stored(footfall.api()).stream().map(Stored::what))
        .as(trial.client().title())
        .containsExactlyInAnyOrderElementsOf(names);
  }
}
