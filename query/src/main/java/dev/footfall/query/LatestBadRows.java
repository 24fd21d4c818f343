package dev.footfall.query;

import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Rows;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a project's trackers sent and could not be read, as far as it was not read again since; of
 * the project 0 what named no project. Safe for use by many threads.
 */
public final class LatestBadRows {
  /** A payload may be as large as a request; a person looks at its beginning. */
  private static final int PAYLOAD_BYTES = 16 << 10;

  private static final String FOUND = " FROM bad_rows WHERE " + BadRowSearch.FOUND;
  private static final String PAGE =
      Resource.text("bad-rows-page.sql").replace("%s", BadRowSearch.FOUND);

  private static final String COUNT = "SELECT count()" + FOUND;
  private static final String COUNTS =
      "SELECT %s, count()" + FOUND + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100";

  private static final String REPLAYED =
      "SELECT count(), sum(events) FROM replays WHERE empty({ids:Array(String)})"
          + " OR has({ids:Array(String)}, toString(bad_row))";

  private final Warehouse warehouse;

  /** Of this warehouse. */
  public LatestBadRows(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * What became of bad rows that were read again.
   *
   * @param badRows how many are bad rows no more
   * @param events how many events they held
   */
  public record Replayed(long badRows, long events) {}

  /** How many there are. */
  public long count(long project, BadRowSearch search) {
    return number(firstRow(COUNT, search.parameters(), project).getFirst());
  }

  /**
   * A page of bad rows, the newest first.
   *
   * @param offset how many newer ones to leave out
   * @param limit how many at most
   * @return for each one {@code received_at} ({@code YYYY-MM-DD hh:mm:ss.SSS} in UTC), {@code
   *     reason}, {@code field} (the first parameter that is wrong), {@code message}, {@code
   *     tracker} and {@code app_id} as far as the payload says them, the first 16 KiB of the {@code
   *     payload}, {@code id}, {@code protocol}, and whether it is {@code replayable}; what is not
   *     known is null
   */
  public List<ObjectNode> page(long project, BadRowSearch search, long offset, int limit) {
    var parameters = search.parameters();
    parameters.put("limit", Integer.toString(limit));
    parameters.put("offset", Long.toString(offset));
    parameters.put("bytes", Integer.toString(PAYLOAD_BYTES));
    var found = new ArrayList<ObjectNode>();
    try (Rows rows = ask(PAGE, parameters, project)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        found.add(badRow(row));
      }
    }
    return found;
  }

  /**
   * How many there are, and of which kinds.
   *
   * @return {@code total}; {@code by_reason}, {@code by_field} and {@code by_tracker}, each a list
   *     of {@code {name, count}}, the most frequent first and a hundred at most, the name null
   *     where it is not known; {@code replayed}: {@code {bad_rows, events}} of those that were read
   *     again, of the whole project
   */
  public ObjectNode counts(long project, BadRowSearch search) {
    var counts = JsonNodeFactory.instance.objectNode();
    counts.put("total", count(project, search));
    counts.set("by_reason", counts("reason", project, search));
    counts.set("by_field", counts("field", project, search));
    counts.set("by_tracker", counts("tracker", project, search));
    var replayed = replayed(project, List.of());
    counts
        .putObject("replayed")
        .put("bad_rows", replayed.badRows())
        .put("events", replayed.events());
    return counts;
  }

  /** What became of those of these that were read again; of none named, of all. */
  public Replayed replayed(long project, List<UUID> ids) {
    var parameters = new HashMap<String, String>();
    parameters.put("ids", Question.texts(ids.stream().map(UUID::toString).toList()));
    var row = firstRow(REPLAYED, parameters, project);
    return new Replayed(number(row.get(0)), number(row.get(1)));
  }

  private ArrayNode counts(String column, long project, BadRowSearch search) {
    var counts = JsonNodeFactory.instance.arrayNode();
    try (Rows rows = ask(COUNTS.formatted(column), search.parameters(), project)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        counts.addObject().put("name", known(row.get(0))).put("count", number(row.get(1)));
      }
    }
    return counts;
  }

  private List<@Nullable String> firstRow(
      String sql, Map<String, String> parameters, long project) {
    try (Rows rows = ask(sql, parameters, project)) {
      var row = rows.next();
      return row == null ? List.of("0", "0") : row;
    }
  }

  private Rows ask(String sql, Map<String, String> parameters, long project) {
    return warehouse.ask(new Question(sql, parameters, Scope.project(project), Limits.DEFAULT));
  }

  private static ObjectNode badRow(List<@Nullable String> row) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("received_at", row.get(0))
        .put("reason", row.get(1))
        .put("field", known(row.get(2)))
        .put("message", row.get(3))
        .put("tracker", known(row.get(4)))
        .put("payload", row.get(5))
        .put("app_id", known(row.get(6)))
        .put("id", row.get(7))
        .put("protocol", row.get(8))
        .put("replayable", "1".equals(row.get(9)));
  }

  private static @Nullable String known(@Nullable String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private static long number(@Nullable String value) {
    return value == null ? 0 : Long.parseLong(value);
  }
}
