package dev.footfall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SenderTest {
  private static final Pattern ID = Pattern.compile("\"eid\":\"([^\"]+)\"");
  private static final Pattern SENT = Pattern.compile("\"stm\":\"(\\d+)\"");
  private static final Patience LITTLE =
      new Patience(5, Duration.ofMillis(1), Duration.ofMillis(4));

  /** Four senders share the door's count of requests: one of them may be unlucky many times. */
  private static final Patience MUCH =
      new Patience(1_000, Duration.ofMillis(1), Duration.ofMillis(4));

  private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");
  private static final Traffic DAYS = Traffic.between(END.minus(Duration.ofDays(3)), END, 600, 7);

  @Test
  void sendsEveryEventOnce() throws Exception {
    try (var door = new Door(request -> 200)) {
      send(door, Patience.USUAL);
      assertThat(ids(door)).isEqualTo(ids());
      assertThat(door.taken())
          .allMatch(taken -> taken.path().equals("/com.snowplowanalytics.snowplow/tp2"))
          .allMatch(taken -> taken.contentType().equals("application/json; charset=UTF-8"))
          .allMatch(
              taken ->
                  taken
                      .body()
                      .startsWith(
                          "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/"
                              + "jsonschema/1-0-4\",\"data\":[{\"e\":\""));
    }
  }

  @Test
  void sendsTheSameEventsAgainWhenTheCollectorCannotTakeThem() throws Exception {
    try (var door =
        new Door(request -> request % 5 == 0 ? 503 : request % 7 == 0 ? Door.HANG_UP : 200)) {
      send(door, MUCH);
      assertThat(ids(door)).isEqualTo(ids());
      assertThat(door.requests()).isGreaterThan(door.taken().size());
    }
  }

  @Test
  void namesTheProjectAndTheTimeOfSending() throws Exception {
    Instant before = Instant.now();
    try (var door = new Door(request -> 200)) {
      send(door, LITTLE);
      assertThat(door.taken())
          .allSatisfy(
              taken -> {
                long events = ID.matcher(taken.body()).results().count();
                assertThat(taken.body().split("\"aid\":\"shop-key\"", -1))
                    .hasSize((int) events + 1);
                assertThat(SENT.matcher(taken.body()).results())
                    .hasSize((int) events)
                    .allMatch(sent -> Long.parseLong(sent.group(1)) >= before.toEpochMilli());
              });
    }
  }

  @Test
  void asksForAnonymityWhereTheVisitorDid() throws Exception {
    try (var door = new Door(request -> 200)) {
      send(door, LITTLE);
      assertThat(door.taken()).extracting(Door.Taken::anonymous).contains(true, false);
      assertThat(door.taken())
          .allMatch(taken -> taken.anonymous() != taken.body().contains("\"duid\""));
    }
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    List<Long> told = new ArrayList<>();
    try (var door = new Door(request -> 200)) {
      Sender.send(
          door.address(),
          "shop-key",
          DAYS,
          (sent, total) -> {
            assertThat(total).isEqualTo(DAYS.events());
            told.add(sent);
          });
    }
    assertThat(told).isSorted().doesNotHaveDuplicates().endsWith(DAYS.events());
  }

  @Test
  void stopsAtOnceWhenTheCollectorRefuses() throws Exception {
    try (var door = new Door(request -> request > 10 ? 400 : 200)) {
      assertThatThrownBy(() -> send(door, LITTLE))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "The collector at "
                  + door.address()
                  + "/com.snowplowanalytics.snowplow/tp2 refused the demo's events:"
                  + " it answered 400");
      assertThat(door.requests()).isLessThan(20);
    }
  }

  @Test
  void givesUpOnACollectorThatStaysAway() throws Exception {
    URI gone;
    try (var door = new Door(request -> 200)) {
      gone = door.address();
    }
    assertThatThrownBy(() -> Sender.send(gone, "shop-key", DAYS, (sent, total) -> {}, LITTLE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not take the demo's events: java.net.ConnectException");
    try (var door = new Door(request -> 503)) {
      assertThatThrownBy(() -> send(door, LITTLE))
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith("did not take the demo's events: it answered 503");
    }
  }

  private static void send(Door door, Patience patience) throws Exception {
    Sender.send(door.address(), "shop-key", DAYS, (sent, total) -> {}, patience);
  }

  private static List<String> ids(Door door) {
    return door.taken().stream().flatMap(taken -> ids(taken.body())).sorted().toList();
  }

  private static Stream<String> ids(String body) {
    return ID.matcher(body).results().map(found -> found.group(1));
  }

  private static List<String> ids() {
    return DAYS.batches()
        .flatMap(batch -> batch.events().stream())
        .map(event -> event.getOrDefault("eid", ""))
        .sorted()
        .toList();
  }
}
