package dev.footfall.warehouse;

import static dev.footfall.warehouse.Samples.batch;
import static dev.footfall.warehouse.Samples.question;
import static dev.footfall.warehouse.Samples.rows;
import static dev.footfall.warehouse.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.event.Event;
import dev.footfall.event.Failpoint;
import dev.footfall.event.Field;
import dev.footfall.warehouse.Rollup.Column;
import dev.footfall.warehouse.Rollup.Use;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables of rollups: made, filled, fresh, swapped, dropped, whatever ends meanwhile. */
@Timeout(300)
class RollupsTest {
  private static final Rollup VIEWS = rollup("views", "e.event");
  private static final String HOUR =
      "toDateTime64(dateTrunc('hour', toTimeZone(e.derived_tstamp, 'UTC')), 3, 'UTC')";

  @TempDir private Path directory;

  @Test
  void holdsHistoryAndWhatComesEachOnce() throws Exception {
    try (var warehouse = open()) {
      warehouse.store(batch(1, 0, 50));
      warehouse.store(batch(1, 50, 60));
      warehouse.keep(List.of(VIEWS), 60);
      warehouse.store(batch(1, 60, 65));
      warehouse.store(batch(1, 60, 65));
      awaitWhole(warehouse, VIEWS);
      warehouse.store(batch(1, 65, 70));
      assertThat(total(warehouse, VIEWS)).isEqualTo("70");
    }
  }

  @Test
  void takesTheUnfinishedBatchFromItsRepeat() throws Exception {
    try (var warehouse = open()) {
      warehouse.store(batch(1, 0, 50));
      warehouse.store(batch(1, 50, 60));
    }
    try (var warehouse = open()) {
      warehouse.keep(List.of(VIEWS), 50);
      awaitWhole(warehouse, VIEWS);
      assertThat(total(warehouse, VIEWS)).isEqualTo("50");
      warehouse.store(batch(1, 50, 60));
      assertThat(total(warehouse, VIEWS)).isEqualTo("60");
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("60");
    }
  }

  @Test
  void isFilledWhileBatchesAreStored() throws Exception {
    try (var warehouse = open()) {
      warehouse.store(overDays(0, 40));
      warehouse.keep(List.of(VIEWS), 40);
      for (int from = 40; !warehouse.rollups().contains(VIEWS.table()); from += 5) {
        warehouse.store(overDays(from, from + 5));
      }
      assertThat(total(warehouse, VIEWS)).isEqualTo(value(warehouse, "SELECT count() FROM events"));
    }
  }

  @Test
  void isWholeWhereverTheOneBeforeItEnded() throws Exception {
    var places = new ArrayList<String>();
    try (var warehouse = open()) {
      warehouse.store(overDays(0, 6));
      try (var _ = Failpoint.watch(places::add)) {
        warehouse.keep(List.of(VIEWS), 6);
        awaitWhole(warehouse, VIEWS);
      }
    }
    assertThat(places).contains("rollup.view.before", "rollup.fill.after", "rollup.whole.before");
    for (int last = 0; last < places.size(); last++) {
      Rollup other = rollup("views" + last, "e.event");
      endAt(last, other);
      try (var warehouse = open()) {
        int next = 10 + last * 10;
        warehouse.keep(List.of(other), next);
        warehouse.store(overDays(next, next + 2));
        awaitWhole(warehouse, other);
        assertThat(total(warehouse, other))
            .as("ended at %s", places.get(last))
            .isEqualTo(value(warehouse, "SELECT count() FROM events"));
      }
    }
  }

  @Test
  void keepsTheOldOneUntilTheNewOneIsThere() throws Exception {
    Rollup changed = rollup("views", "e.event_name");
    try (var warehouse = open()) {
      warehouse.keep(List.of(VIEWS), 0);
      warehouse.store(batch(1, 0, 10));
      awaitWhole(warehouse, VIEWS);
    }
    var before = new ArrayList<List<List<@Nullable String>>>();
    try (var warehouse = open();
        var _ =
            Failpoint.watch(
                place -> {
                  if (place.equals("rollup.whole.before")) {
                    before.add(rows(warehouse, tables()));
                  }
                })) {
      warehouse.keep(List.of(changed), 10);
      awaitTables(warehouse, changed);
      assertThat(total(warehouse, changed)).isEqualTo("10");
    }
    assertThat(before.getFirst().toString()).contains(VIEWS.table(), changed.table());
    assertThat(VIEWS.table()).isNotEqualTo(changed.table());
  }

  @Test
  void dropsWhatNobodyWantsAnyMore() throws Exception {
    try (var warehouse = open()) {
      warehouse.keep(List.of(VIEWS), 0);
      awaitWhole(warehouse, VIEWS);
    }
    try (var warehouse = open()) {
      warehouse.keep(List.of(), 0);
      awaitTables(warehouse);
      warehouse.store(batch(1, 0, 10));
    }
  }

  @Test
  void goesWithItsProjectAndWithItsDays() throws Exception {
    try (var warehouse = open()) {
      warehouse.keep(List.of(VIEWS), 0);
      awaitWhole(warehouse, VIEWS);
      warehouse.store(batch(1, 0, 10));
      warehouse.store(batch(2, 10, 14));
      warehouse.store(overDays(20, 30));
      warehouse.erase(2);
      assertThat(total(warehouse, VIEWS)).isEqualTo("20");
      warehouse.expire(Map.of(1L, Instant.parse("2026-03-05T00:00:00Z")));
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("16");
      assertThat(total(warehouse, VIEWS)).isEqualTo("16");
    }
  }

  @Test
  void showsAQuestionItsOwnProjectOnly() throws Exception {
    try (var warehouse = open()) {
      warehouse.keep(List.of(VIEWS), 0);
      awaitWhole(warehouse, VIEWS);
      warehouse.store(batch(1, 0, 10));
      String sql = "SELECT sum(events) FROM " + VIEWS.table();
      assertThat(rows(warehouse, question(Scope.project(1), sql)))
          .isEqualTo(List.of(List.of("10")));
      assertThat(rows(warehouse, question(Scope.project(2), sql))).isEqualTo(List.of(List.of("0")));
    }
  }

  @Test
  void isGivenUpWhereItDoesNotTakeAnEvent() throws Exception {
    Rollup narrow = rollup("narrow", "toInt32(e.page_title)");
    try (var warehouse = open()) {
      warehouse.keep(List.of(VIEWS, narrow), 0);
      awaitWhole(warehouse, VIEWS);
      awaitWhole(warehouse, narrow);
      warehouse.store(new Batch(0, 10, titled("7"), List.of()));
      assertThat(total(warehouse, narrow)).isEqualTo("1");
      warehouse.store(new Batch(10, 20, titled("seven"), List.of()));
      assertThat(warehouse.rollups()).containsExactly(VIEWS.table());
      assertThat(value(warehouse, "SELECT count() FROM events")).isEqualTo("2");
      assertThat(total(warehouse, VIEWS)).isEqualTo("2");
    }
    try (var warehouse = open()) {
      warehouse.keep(List.of(VIEWS, narrow), 20);
      awaitWhole(warehouse, VIEWS);
      warehouse.store(new Batch(20, 30, titled("eight"), List.of()));
      assertThat(warehouse.rollups()).containsExactly(VIEWS.table());
      assertThat(total(warehouse, VIEWS)).isEqualTo("3");
    }
  }

  @Test
  void isNotMadeOfSumsThatDependOnTheirOrder() {
    var sum = List.of(new Column("sum", "sum(e.tr_total)", Use.SUM));
    var rollup = new Rollup("Orders", "sums", "events", "e", HOUR, sum);
    assertThatThrownBy(
            () ->
                new RollupSql(rollup)
                    .table(
                        List.of(
                            List.of("project_id", "UInt64"),
                            List.of("bucket", "DateTime64(3, 'UTC')"),
                            List.of("sum", "Nullable(Float64)"))))
        .hasMessage("the sum sum is of floating-point numbers, and depends on their order");
  }

  private void endAt(int last, Rollup rollup) throws InterruptedException {
    var left = new AtomicInteger(last);
    var ended = new java.util.concurrent.CountDownLatch(1);
    int from = 10 + last * 10 - 5;
    try (var warehouse = open()) {
      warehouse.store(overDays(from, from + 2));
      try (var _ = Failpoint.watch(_ -> end(left, ended))) {
        warehouse.keep(List.of(rollup), from + 2);
        ended.await();
      } catch (IllegalStateException e) {
        assertThat(left.get()).isNegative();
      }
    }
  }

  private static void end(AtomicInteger left, java.util.concurrent.CountDownLatch ended) {
    if (left.getAndDecrement() <= 0) {
      ended.countDown();
      throw new IllegalStateException("ended here");
    }
  }

  private static Rollup rollup(String name, String key) {
    return new Rollup(
        "Events",
        name,
        "events",
        "e",
        HOUR,
        List.of(new Column("what", key, Use.KEY), new Column("events", "count()", Use.SUM)));
  }

  private static Batch overDays(int from, int to) {
    return new Batch(
        from,
        to,
        IntStream.range(from, to)
            .mapToObj(
                number ->
                    Samples.event(1, number)
                        .but()
                        .set(
                            Field.DERIVED_TSTAMP,
                            Instant.parse("2026-03-01T00:00:00Z")
                                .plus(Duration.ofDays(number % 10)))
                        .build())
            .toList(),
        List.of());
  }

  private static List<Event> titled(String title) {
    return List.of(
        Samples.event(1, title.hashCode() & 0xff).but().set(Field.PAGE_TITLE, title).build());
  }

  private static @Nullable String total(Warehouse warehouse, Rollup rollup) {
    return value(warehouse, "SELECT sum(events) FROM " + rollup.table());
  }

  private static String tables() {
    return "SELECT name FROM system.tables WHERE database = 'footfall' AND startsWith(name,"
        + " 'rollup_') AND NOT endsWith(name, '_feed') ORDER BY name";
  }

  private static void awaitWhole(Warehouse warehouse, Rollup rollup) throws InterruptedException {
    while (!warehouse.rollups().contains(rollup.table())) {
      Thread.sleep(5);
    }
  }

  /** Waits until these are all there are. */
  private static void awaitTables(Warehouse warehouse, Rollup... rollups)
      throws InterruptedException {
    var wanted = java.util.Arrays.stream(rollups).map(Rollup::table).toList();
    while (!rows(warehouse, tables()).stream().map(List::getFirst).toList().equals(wanted)) {
      Thread.sleep(5);
    }
    assertThat(warehouse.rollups()).isEqualTo(Set.copyOf(wanted));
  }

  private EmbeddedClickHouse open() {
    return EmbeddedClickHouse.open(EngineOptions.in(directory));
  }
}
