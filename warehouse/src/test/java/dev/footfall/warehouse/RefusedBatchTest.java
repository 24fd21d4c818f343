package dev.footfall.warehouse;

import static dev.footfall.warehouse.Samples.batch;
import static dev.footfall.warehouse.Samples.event;
import static dev.footfall.warehouse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import dev.footfall.warehouse.WarehouseException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a batch that the engine does not take is told from an engine that cannot store. */
@Timeout(60)
class RefusedBatchTest {
  private static final Event POISON = event(1, 9).but().set(Field.PAGE_TITLE, "poison").build();

  @TempDir private Path directory;

  @Test
  void blamesTheEventsThatATableRefusesAndStoresNothingOfTheBatch() {
    afterwards("ALTER TABLE footfall.events ADD CONSTRAINT taste CHECK page_title != 'poison'");
    try (var warehouse = open()) {
      var both = new Batch(0, 2, List.of(event(1, 1), POISON), List.of(Samples.badRow(1, 3)));
      assertThat(refusal(warehouse, both))
          .hasMessage("The engine does not take an event: its error 469")
          .returns(Kind.DATA, WarehouseException::kind);
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("0");
      assertThat(value(warehouse, "SELECT count() FROM bad_rows")).isEqualTo("0");

      warehouse.store(batch(1, 0, 1));
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("1");
    }
  }

  @Test
  void blamesAnEventThatLacksWhatEveryEventHas() {
    try (var warehouse = open()) {
      var without = event(1, 1).but().set(Field.COLLECTOR_TSTAMP, null).build();
      assertThat(refusal(warehouse, new Batch(0, 1, List.of(without), List.of())))
          .hasMessage(
              "The engine does not take an event: an event has a value for collector_tstamp")
          .returns(Kind.DATA, WarehouseException::kind);
    }
  }

  @Test
  void blamesTheEventsOfMoreMonthsThanABatchMayHave() {
    var events =
        IntStream.range(0, 101)
            .mapToObj(
                month ->
                    event(1, month)
                        .but()
                        .set(Field.DERIVED_TSTAMP, Samples.NOON.minus(Duration.ofDays(31L * month)))
                        .build())
            .toList();
    try (var warehouse = open()) {
      assertThat(refusal(warehouse, new Batch(0, 101, events, List.of())).kind())
          .isEqualTo(Kind.DATA);
      warehouse.store(new Batch(0, 50, events.subList(0, 50), List.of()));
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("50");
    }
  }

  @Test
  void blamesNoEventForATableThatIsNotThere() {
    afterwards("DROP TABLE footfall.events SYNC");
    try (var warehouse = open()) {
      assertThat(refusal(warehouse, batch(1, 0, 1)).kind()).isNotEqualTo(Kind.DATA);
    }
  }

  @Test
  void blamesNoEventOfABatchThatIsStoredInPart() {
    afterwards("ALTER TABLE footfall.events ADD CONSTRAINT taste CHECK page_title != 'poison'");
    try (var warehouse = open()) {
      warehouse.store(batch(1, 0, 1));
      assertThat(refusal(warehouse, new Batch(0, 2, List.of(event(1, 0), POISON), List.of())))
          .hasMessageStartingWith("A batch is stored in part: ")
          .returns(Kind.UNAVAILABLE, WarehouseException::kind);
    }
  }

  private static WarehouseException refusal(Warehouse warehouse, Batch batch) {
    return catchThrowableOfType(WarehouseException.class, () -> warehouse.store(batch));
  }

  private EmbeddedClickHouse open() {
    return EmbeddedClickHouse.open(EngineOptions.in(directory));
  }

  /** Makes the data and then does something to it that Footfall would not do. */
  private void afterwards(String statement) {
    open().close();
    try (var connection = Engines.connect(EngineOptions.in(directory))) {
      connection.run(statement, Map.of());
    }
  }
}
