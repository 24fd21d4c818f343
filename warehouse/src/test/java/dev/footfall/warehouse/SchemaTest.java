package dev.footfall.warehouse;

import static dev.footfall.warehouse.Samples.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SchemaTest {
  @TempDir private Path directory;

  @Test
  void hasAColumnForEachFieldOfAnEvent() {
    var expected = new ArrayList<String>(List.of("project_id", "batch"));
    Field.all().forEach(field -> expected.add(field.column()));

    try (var warehouse = open()) {
      assertThat(
              rows(
                  warehouse,
                  "SELECT name FROM system.columns WHERE database = 'footfall' AND table = 'events'"
                      + " ORDER BY position"))
          .map(List::getFirst)
          .isEqualTo(expected);
    }
  }

  @Test
  void appliesEachFileOnce() {
    String sql =
        "SELECT number, name, length(checksum), applied_at FROM schema_versions ORDER BY 1";
    List<List<@Nullable String>> first;
    try (var warehouse = open()) {
      first = rows(warehouse, sql);
    }
    assertThat(first)
        .map(row -> row.subList(0, 3))
        .containsExactly(
            List.of("1", "0001_events", "64"),
            List.of("2", "0002_bad_rows", "64"),
            List.of("3", "0003_enrichment", "64"),
            List.of("4", "0004_replay", "64"),
            List.of("5", "0005_identity", "64"),
            List.of("6", "0006_session_spans", "64"),
            List.of("7", "0007_upkeep", "64"),
            List.of("8", "0008_wide_parts", "64"));
    try (var again = open()) {
      assertThat(rows(again, sql)).isEqualTo(first);
    }
  }

  @Test
  void refusesDataThatIsNewerThanTheProgram() {
    afterwards("INSERT INTO footfall.schema_versions VALUES (99, '0099_later', 'x', now64(3))");

    assertThatThrownBy(this::open)
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "The data directory "
                + directory
                + " was written by a newer Footfall (its schema is number 99, this program knows"
                + " 8); start that version, or give another --data.dir");
  }

  @Test
  void refusesDataMadeWithAnotherTextOfAFile() {
    afterwards(
        "ALTER TABLE footfall.schema_versions UPDATE checksum = 'x' WHERE number = 2 SETTINGS"
            + " mutations_sync = 1");

    assertThatThrownBy(this::open)
        .isInstanceOf(WarehouseException.class)
        .hasMessage(
            "The data directory "
                + directory
                + " was made with another text of schema file 0002_bad_rows; start the program that"
                + " made it, or give another --data.dir");
  }

  @Test
  void opensDataThatWasMadeBeforeEventsHadAllTheirColumns() {
    try (var before = new SteadyConnection(() -> Engines.connect(EngineOptions.in(directory)))) {
      before.run("CREATE DATABASE IF NOT EXISTS footfall", Map.of());
      before.run("USE footfall", Map.of());
      new Schema(before, directory, List.of("0001_events", "0002_bad_rows")).apply();
      before.run(
          "INSERT INTO events (project_id, event_id, page_title, derived_tstamp) VALUES"
              + " (1, generateUUIDv4(), 'old', '2026-11-20 00:00:00')",
          Map.of());
    }

    try (var warehouse = open()) {
      warehouse.store(Samples.batch(1, 0, 1));
      assertThat(
              rows(
                  warehouse,
                  "SELECT page_title, refr_medium, geo_latitude, bot_reason FROM events"
                      + " ORDER BY derived_tstamp"))
          .first()
          .isEqualTo(Arrays.asList("old", "", null, ""));
    }
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
