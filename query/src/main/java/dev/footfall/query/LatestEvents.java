package dev.footfall.query;

import dev.footfall.event.Field;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Rows;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A project's events one by one, the one that arrived last first. Safe for use by many threads. */
public final class LatestEvents {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String COLUMNS =
      Field.all().stream().map(Field::column).collect(Collectors.joining(", "));

  /** Looked for in what an event is called, what sent it, and whom it came from. */
  private static final String FOUND =
      "{text:String} = '' OR positionCaseInsensitiveUTF8(concatWithSeparator('\\n', event_name,"
          + " event, name_tracker, v_tracker, user_id, domain_userid, device), {text:String}) > 0";

  /** The page's keys are found first, so that only its own rows are read in full. */
  private static final String PAGE =
      """
      SELECT %s
      FROM events
      WHERE (collector_tstamp, event_id) IN (
          SELECT collector_tstamp, event_id
          FROM events
          WHERE %s
          ORDER BY collector_tstamp DESC, derived_tstamp DESC, UUIDToNum(event_id)
          LIMIT {limit:UInt32} OFFSET {offset:UInt64}
      )
      ORDER BY collector_tstamp DESC, derived_tstamp DESC, UUIDToNum(event_id)
      """
          .formatted(COLUMNS, FOUND);

  private final Warehouse warehouse;

  /** Of this warehouse. */
  public LatestEvents(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** How many events the project has. */
  public long count(long project) {
    return count(project, "");
  }

  /**
   * How many of its events somebody looks for.
   *
   * @param text part of the event's name, of its tracker's name or version, or of the visitor's id,
   *     in small or capital letters; empty: any
   */
  public long count(long project, String text) {
    String sql = "SELECT count() FROM events" + (text.isEmpty() ? "" : " WHERE " + FOUND);
    try (Rows rows = ask(sql, Map.of("text", text), project)) {
      List<@Nullable String> row = rows.next();
      String count = row == null ? null : row.getFirst();
      return count == null ? 0 : Long.parseLong(count);
    }
  }

  /**
   * A page of events.
   *
   * @param text as in {@link #count(long, String)}
   * @param offset how many newer ones to leave out
   * @param limit how many at most
   * @return for each event its fields that have a value, by the names of their columns; times are
   *     {@code YYYY-MM-DD hh:mm:ss.SSS} in UTC, entities and self-describing events JSON
   */
  public List<ObjectNode> page(long project, String text, long offset, int limit) {
    var parameters =
        Map.of(
            "text", text,
            "limit", Integer.toString(limit),
            "offset", Long.toString(offset));
    var events = new ArrayList<ObjectNode>();
    try (Rows rows = ask(PAGE, parameters, project)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        events.add(event(row));
      }
    }
    return events;
  }

  private Rows ask(String sql, Map<String, String> parameters, long project) {
    return warehouse.ask(new Question(sql, parameters, Scope.project(project), Limits.DEFAULT));
  }

  private static ObjectNode event(List<@Nullable String> row) {
    var event = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < row.size(); i++) {
      String value = row.get(i);
      if (value != null && !value.isEmpty()) {
        Field field = Field.all().get(i);
        event.set(field.column(), value(field, value));
      }
    }
    return event;
  }

  private static JsonNode value(Field field, String text) {
    var json = JsonNodeFactory.instance;
    return switch (field.type()) {
      case INT -> json.numberNode(Integer.parseInt(text));
      case NUMBER -> json.numberNode(Double.parseDouble(text));
      case FLAG -> json.booleanNode(Boolean.parseBoolean(text));
      case TEXT ->
          field == Field.CONTEXTS || field == Field.UNSTRUCT_EVENT
              ? tree(text)
              : json.stringNode(text);
      case WORD, UUID, TIME -> json.stringNode(text);
    };
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return JsonNodeFactory.instance.stringNode(text);
    }
  }
}
