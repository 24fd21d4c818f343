package dev.footfall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.e2e.Line.Exchange;
import dev.footfall.e2e.Line.Fault;
import dev.footfall.e2e.TrackerClient.Retries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients whose answers are late, bad or lost: those that send again, and those that never do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetryingTrackersIT {
  private static final boolean LONG = Boolean.getBoolean("footfall.long");
  private static final int RESTARTS = LONG ? 5 : 1;
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
            boolean waits = trial.client().waits();
            trial.await("that it sends again", () -> waits || sentMoreThanOnce(trial));
            assertThat(sentMoreThanOnce(trial)).as(trial.client().title()).isNotEqualTo(waits);
            assertStoredOnce(trial, EVENTS);
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
    for (int round = 0; round < RESTARTS; round++) {
      withEach("restart" + round, TrackerClient::keeps, this::killInMidBatch);
    }
  }

  private void killInMidBatch(List<Trial> trials) {
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
        "spooled",
        TrackerClient::isJitsu,
        trials -> {
          for (var trial : trials) {
            limit(trial, 1);
            trial.track("first", "second", "third");
            trial.awaitAnswered(EVENTS);
            assertStoredOnce(trial, EVENTS);
            assertThat(statuses(trial)).containsOnly(200);
          }
        });
  }

  /** Segment's client waits up to a minute, as it is told: with {@code -Dfootfall.long} only. */
  @Test
  void storesOnceWhatIsSentAwayForALimitAndComesBack() {
    withEach(
        "limited",
        client -> !client.isJitsu() && (LONG || client != TrackerClient.SEGMENT_NODE),
        trials -> {
          for (var trial : trials) {
            limit(trial, 1);
            var names = new ArrayList<String>();
            // One is enough, unless a new minute begins between it and the next.
            while (!statuses(trial).contains(429)) {
              names.add("event " + names.size());
              trial.track(names.getLast());
              trial.await("an answer", () -> trial.sent().contains(names.getLast()));
            }
            limit(trial, 1_000);
            trial.awaitAnswered(names);
            assertStoredOnce(trial, names);
          }
        });
  }

  private void limit(Trial trial, int eventsPerMinute) {
    footfall
        .api()
        .put(
            "/api/v4/projects/" + trial.project().id(),
            Map.of("limits", Map.of("events_per_minute", eventsPerMinute)));
  }

  private static List<Integer> statuses(Trial trial) {
    return trial.line().posts().stream().map(Exchange::status).toList();
  }

  /** Opens all clients of a kind at once, because they wait for the same things. */
  private void withEach(String group, Predicate<TrackerClient> which, Consumer<List<Trial>> scene) {
    var trials = new ArrayList<Trial>();
    try {
      Arrays.stream(TrackerClient.values())
          .filter(which)
          .forEach(client -> trials.add(Trial.open(client, footfall, clients, group)));
      scene.accept(trials);
    } finally {
      trials.forEach(Trial::close);
    }
  }

  private static boolean sentMoreThanOnce(Trial trial) {
    var sent = trial.sent();
    return EVENTS.stream().anyMatch(name -> Collections.frequency(sent, name) > 1);
  }

  /** What was sent before another event that is stored is stored itself, as often as it will be. */
  private void assertStoredOnce(Trial trial, List<String> names) {
    trial.track("last");
    trial.await("the last event", () -> stored(trial).contains("last"));
    var expected = new ArrayList<>(names);
    expected.add("last");
    assertThat(stored(trial))
        .as(trial.client().title())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private List<String> stored(Trial trial) {
    return trial.stored(footfall.api()).stream().map(Stored::what).toList();
  }
}
