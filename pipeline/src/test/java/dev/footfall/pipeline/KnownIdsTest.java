package dev.footfall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.EventKey;
import dev.footfall.warehouse.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownIdsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir static Path engine;
  @TempDir Path directory;
  private static EmbeddedClickHouse warehouse;

  @BeforeAll
  static void openTheEngine() {
    warehouse = EmbeddedClickHouse.open(EngineOptions.in(engine));
  }

  @AfterAll
  static void closeTheEngine() {
    warehouse.close();
  }

  @Test
  void knowsHundredsOfThousandsAlsoWhenOpenedAgain() throws IOException {
    List<Event> events = IntStream.range(0, 200_000).mapToObj(KnownIdsTest::event).toList();
    Set<Sighting> expected =
        events.stream()
            .map(
                event ->
                    new Sighting(key(event), NOON.plusSeconds(event.id().getMostSignificantBits())))
            .collect(Collectors.toSet());
    var keys = events.stream().map(KnownIdsTest::key).toList();
    try (var known = KnownIds.open(directory, warehouse)) {
      assertThat(known.seen(keys)).isEmpty();
      known.add(events, 1);
      known.add(events.subList(0, 100), 2);
      assertThat(Set.copyOf(known.seen(keys))).isEqualTo(expected);
    }
    try (var known = KnownIds.open(directory, warehouse)) {
      assertThat(Set.copyOf(known.seen(keys))).isEqualTo(expected);
      assertThat(known.seen(List.of(new EventKey(2, events.getFirst().id())))).isEmpty();
    }
    assertThat(Files.readString(directory.resolve("forced"))).contains("batch 2\n");
  }

  @Test
  void fillsATableToItsLastSlot() throws IOException {
    try (var table = KnownTable.make(directory.resolve("table"), 16)) {
      for (long number = 1; number <= 16; number++) {
        assertThat(table.full()).isEqualTo(number > 12);
        assertThat(table.add(32 + number % 2, number, number)).isTrue();
      }
      assertThat(table.add(5, 1, 1)).isFalse();
      assertThat(table.add(33, 1, 1)).isTrue();

      var times = new TreeSet<Long>();
      table.find(33, times::add);
      table.find(7, times::add);
      assertThat(times).containsExactly(1L, 3L, 5L, 7L, 9L, 11L, 13L, 15L);
      assertThat(table.latestArrival()).isEqualTo(16);
    }
  }

  @Test
  void refusesAFileThatIsNotItsOwn() throws IOException {
    Files.writeString(directory.resolve("forced"), "key x\n");

    assertThatThrownBy(() -> KnownIds.open(directory, warehouse))
        .isInstanceOf(IOException.class)
        .hasMessage("Line 1 of " + directory.resolve("forced") + " must give key");
  }

  private static Event event(int number) {
    return Event.in(1)
        .set(Field.EVENT_ID, new UUID(number, 7))
        .set(Field.DERIVED_TSTAMP, NOON.plusSeconds(number))
        .set(Field.COLLECTOR_TSTAMP, NOON)
        .build();
  }

  private static EventKey key(Event event) {
    return new EventKey(event.project(), event.id());
  }
}
