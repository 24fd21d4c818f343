package dev.footfall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the generator makes, on the engine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratorTest {
  private static final long EVENTS = 20_000;
  private static final Site.Project ONE = new Site.Project(1, "one");
  private static final Site.Project TWO = new Site.Project(2, "two");

  @SuppressWarnings("NullAway.Init")
  private EmbeddedClickHouse engine;

  @BeforeAll
  void makesTheSameEventsAtOnceAndInPieces(@TempDir Path folder) {
    engine = EmbeddedClickHouse.open(EngineOptions.in(folder));
    var set = new LargeSet(folder, EVENTS);
    engine.make(LargeSet.GENERATOR, set.parameters(ONE, 0, EVENTS));
    engine.make(LargeSet.GENERATOR, set.parameters(TWO, 0, 7_001));
    engine.make(LargeSet.GENERATOR, set.parameters(TWO, 7_001, EVENTS - 7_001));
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void makesAsManyAsAreAskedForEachOnce() {
    assertThat(asked("count(), uniqExact(event_id)")).containsExactly("20000", "20000");
  }

  @Test
  void makesTheSameAgainInOtherPieces() {
    String sums =
        "SELECT sum(cityHash64(event_id, derived_tstamp, device, user_id, page_url, agent_name))"
            + " FROM events WHERE project_id = ";

    assertThat(row(sums + 1)).isEqualTo(row(sums + 2));
  }

  @Test
  void spreadsThemOverThirtyDays() {
    assertThat(
            asked(
                "toString(min(toDate(derived_tstamp))), toString(max(toDate(derived_tstamp))),"
                    + " uniqExact(toDate(derived_tstamp))"))
        .containsExactly("2026-09-16", "2026-10-15", "30");
  }

  @Test
  void makesSessionsOfDevicesThatComeBack() {
    assertThat(
            asked(
                "uniqExact(domain_sessionid) > 3000, uniqExact(device) BETWEEN 300 AND 500,"
                    + " count() / uniqExact(device) >= 40"))
        .containsExactly("1", "1", "1");
  }

  @Test
  void hasUsersPagesAndKinds() {
    assertThat(
            asked(
                "countIf(user_id != '') / count() BETWEEN 0.15 AND 0.45,"
                    + " uniqExact(page_urlpath) > 1000,"
                    + " topK(1)(event)[1], uniqExact(event), uniqExact(geo_country),"
                    + " countIf(is_anonymous) > 0"))
        .containsExactly("1", "1", "page_view", "4", "12", "1");
  }

  private List<@Nullable String> asked(String what) {
    return row("SELECT " + what + " FROM events WHERE project_id = 1");
  }

  private List<@Nullable String> row(String sql) {
    var question = new Question(sql, Map.of(), Scope.everything(), Limits.DEFAULT);
    try (var rows = engine.ask(question)) {
      return Objects.requireNonNull(rows.next());
    }
  }
}
