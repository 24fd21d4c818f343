package dev.footfall.warehouse;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events, batches and questions as tests need them. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
  static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 1L << 30);

  private Samples() {}

  static Event event(long project, int number) {
    return Event.in(project)
        .set(Field.EVENT_ID, id(number))
        .set(Field.EVENT_FINGERPRINT, new UUID(7, number))
        .set(Field.EVENT, "page_view")
        .set(Field.PAGE_URL, "https://shop.example/" + number)
        .set(Field.COLLECTOR_TSTAMP, NOON)
        .set(Field.DERIVED_TSTAMP, NOON.minusSeconds(number))
        .build();
  }

  static UUID id(int number) {
    return new UUID(0x4000_0000_0000_4000L, 0x8000_0000_0000_0000L | number);
  }

  static BadRow badRow(long project, int number) {
    return new BadRow(
        id(number),
        project,
        NOON,
        "com.snowplowanalytics.snowplow/tp2",
        BadRow.Reason.TRACKER_PROTOCOL_VIOLATION,
        "event " + number + " has no type",
        "{\"p\":\"web\"}".getBytes(StandardCharsets.UTF_8));
  }

  /** Records [from, to), each an event of this project with the record's number. */
  static Batch batch(long project, int from, int to) {
    return new Batch(
        from,
        to,
        IntStream.range(from, to).mapToObj(number -> event(project, number)).toList(),
        List.of());
  }

  static Question question(Scope scope, String sql) {
    return new Question(sql, Map.of(), scope, LIMITS);
  }

  /** All rows of the answer to a question about everything. */
  static List<List<@Nullable String>> rows(Warehouse warehouse, String sql) {
    return rows(warehouse, question(Scope.everything(), sql));
  }

  /** All rows of an answer. */
  static List<List<@Nullable String>> rows(Warehouse warehouse, Question question) {
    var all = new ArrayList<List<@Nullable String>>();
    try (var rows = warehouse.ask(question)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        all.add(row);
      }
    }
    return all;
  }

  /** An answer of one value. */
  static @Nullable String value(Warehouse warehouse, String sql) {
    return rows(warehouse, sql).getFirst().getFirst();
  }
}
