package dev.footfall.query;

import dev.footfall.warehouse.Question;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which bad rows somebody looks for: those to which all of this applies.
 *
 * @param reason their category as it is stored, such as {@code size_violation}; empty: any
 * @param field the first field that is wrong; empty: any
 * @param tracker the tracker that sent them, with its version as it says it; empty: any
 * @param text what their message or their payload holds, in small or capital letters; empty: any
 * @param from the first moment at which they arrived
 * @param to the moment before which they arrived
 * @param ids their ids; none: any
 */
public record BadRowSearch(
    String reason,
    String field,
    String tracker,
    String text,
    Instant from,
    Instant to,
    List<UUID> ids) {
  /** Before anything arrived. */
  public static final Instant ALWAYS = Instant.EPOCH;

  /** After everything that arrives. */
  public static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");

  /** All of them. */
  public static final BadRowSearch ALL = new BadRowSearch("", "", "", "", ALWAYS, EVER, List.of());

  static final String FOUND = Resource.text("bad-rows-found.sql");

  /** The values of {@link #FOUND}'s placeholders, and room for others. */
  Map<String, String> parameters() {
    var parameters = new HashMap<String, String>();
    parameters.put("reason", reason);
    parameters.put("field", field);
    parameters.put("tracker", tracker);
    parameters.put("text", text);
    parameters.put("from", millis(from));
    parameters.put("to", millis(to));
    parameters.put("ids", Question.texts(ids.stream().map(UUID::toString).toList()));
    return parameters;
  }

  /** The column of that type ends with the year 2299, and begins with 1900. */
  private static String millis(Instant time) {
    var within = time.isBefore(ALWAYS) ? ALWAYS : time.isAfter(EVER) ? EVER : time;
    return Long.toString(within.toEpochMilli());
  }
}
