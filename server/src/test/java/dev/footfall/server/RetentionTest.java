package dev.footfall.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.access.Access;
import dev.footfall.access.ProjectPath;
import dev.footfall.access.ProjectSettings;
import dev.footfall.access.User;
import dev.footfall.event.BadRow;
import dev.footfall.warehouse.Batch;
import dev.footfall.warehouse.EmbeddedClickHouse;
import dev.footfall.warehouse.EngineOptions;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  @TempDir Path directory;

  @Test
  void keepsTodayAndAsManyDaysBeforeItAsTheProjectSaysAndThirtyOfWhatNamedNone() {
    assertThat(Retention.oldest(Map.of(7L, 1, 8L, 365), NOW))
        .containsOnly(
            Map.entry(0L, Instant.parse("2026-10-23T00:00:00Z")),
            Map.entry(7L, Instant.parse("2026-11-21T00:00:00Z")),
            Map.entry(8L, Instant.parse("2025-11-22T00:00:00Z")));
  }

  @Test
  void deletesWhatAProjectNoLongerKeepsAndNothingOfOneThatKeepsAll() throws Exception {
    var engine = EngineOptions.in(directory.resolve("engine"));
    try (var access = Access.open(directory, InstantSource.fixed(NOW));
        var warehouse = EmbeddedClickHouse.open(engine)) {
      long shop = project(access, "acme/shop", 30);
      long blog = project(access, "acme/blog", 0);
      warehouse.store(
          new Batch(
              0,
              1,
              List.of(),
              List.of(
                  row(shop, "2026-10-22T23:59:59.999Z"),
                  row(shop, "2026-10-23T00:00:00Z"),
                  row(blog, "2020-01-01T00:00:00Z"))));

      try (var retention =
          Retention.start(access.projects(), warehouse, InstantSource.fixed(NOW))) {
        while (times(warehouse).size() > 2) {
          Thread.sleep(20);
        }
        retention.check();
      }
      assertThat(times(warehouse))
          .containsExactly("2020-01-01 00:00:00.000", "2026-10-23 00:00:00.000");
    }
  }

  private static long project(Access access, String path, int days) {
    var project = access.projects().create(User.OPERATOR, ProjectPath.of(path), "", true);
    access
        .projects()
        .update(
            User.OPERATOR,
            project.id(),
            before ->
                new ProjectSettings(
                    before.name(),
                    before.timeZone(),
                    days,
                    before.archived(),
                    before.privacy(),
                    before.limits()));
    return project.id();
  }

  private static BadRow row(long project, String receivedAt) {
    return new BadRow(
        UUID.randomUUID(),
        project,
        Instant.parse(receivedAt),
        "test",
        BadRow.Reason.SIZE_VIOLATION,
        "too large",
        new byte[] {1});
  }

  private static List<@Nullable String> times(EmbeddedClickHouse warehouse) {
    var times = new ArrayList<@Nullable String>();
    String sql = "SELECT received_at FROM bad_rows ORDER BY received_at";
    var question = new Question(sql, Map.of(), Scope.everything(), Limits.DEFAULT);
    try (var rows = warehouse.ask(question)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        times.add(row.getFirst());
      }
    }
    return times;
  }
}
