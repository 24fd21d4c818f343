package dev.footfall.query;

import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Rows;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a project's trackers sent and could not be read, the newest first. Safe for use by many
 * threads.
 */
public final class LatestBadRows {
  /** A payload may be as large as a request; a person looks at its beginning. */
  private static final int PAYLOAD_BYTES = 16 << 10;

  private static final String PAGE =
      """
      SELECT received_at, reason, message, toValidUTF8(substring(payload, 1, %d))
      FROM bad_rows
      ORDER BY received_at DESC, id
      LIMIT {limit:UInt32} OFFSET {offset:UInt64}
      """
          .formatted(PAYLOAD_BYTES);

  /** How a message about one parameter begins. */
  private static final Pattern FIELD = Pattern.compile("^([A-Za-z][A-Za-z_0-9]{0,30}): ");

  private final Warehouse warehouse;

  /** Of this warehouse. */
  public LatestBadRows(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** How many bad rows the project has. */
  public long count(long project) {
    try (Rows rows = ask("SELECT count() FROM bad_rows", Map.of(), project)) {
      List<@Nullable String> row = rows.next();
      String count = row == null ? null : row.getFirst();
      return count == null ? 0 : Long.parseLong(count);
    }
  }

  /**
   * A page of bad rows.
   *
   * @param offset how many newer ones to leave out
   * @param limit how many at most
   * @return for each one {@code received_at} ({@code YYYY-MM-DD hh:mm:ss.SSS} in UTC), {@code
   *     reason}, {@code field} (the first parameter that is wrong), {@code message}, {@code
   *     tracker} and {@code app_id} as far as the payload says them, and the first 16 KiB of the
   *     {@code payload}; what is not known is null
   */
  public List<ObjectNode> page(long project, long offset, int limit) {
    var parameters = Map.of("limit", Integer.toString(limit), "offset", Long.toString(offset));
    var found = new ArrayList<ObjectNode>();
    try (Rows rows = ask(PAGE, parameters, project)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        found.add(badRow(row));
      }
    }
    return found;
  }

  private Rows ask(String sql, Map<String, String> parameters, long project) {
    return warehouse.ask(new Question(sql, parameters, Scope.project(project), Limits.DEFAULT));
  }

  private static ObjectNode badRow(List<@Nullable String> row) {
    String message = text(row.get(2));
    String payload = text(row.get(3));
    var field = FIELD.matcher(message);
    return JsonNodeFactory.instance
        .objectNode()
        .put("received_at", row.get(0))
        .put("reason", row.get(1))
        .put("field", field.find() ? field.group(1) : null)
        .put("message", message)
        .put("tracker", parameter("tv", payload))
        .put("payload", payload)
        .put("app_id", parameter("aid", payload));
  }

  /** Looked for in the text, for what could not be read is seldom JSON. */
  private static @Nullable String parameter(String name, String payload) {
    var json = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]{1,255})\"").matcher(payload);
    if (json.find()) {
      return json.group(1);
    }
    var query = Pattern.compile("(?:^|[?&])" + name + "=([^&\\s]{1,255})").matcher(payload);
    return query.find() ? decoded(query.group(1)) : null;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
