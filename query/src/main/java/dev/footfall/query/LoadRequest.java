package dev.footfall.query;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question as it came in by some door.
 *
 * @param query the query's JSON
 * @param multi whether the client asked for {@code queryType=multi}
 * @param project whose data it may read; null: it names none
 * @param zone the time zone of a query that names none
 * @param fill whether empty buckets of time are filled with 0
 * @param atDoor whether it came in by the project's own door, which shows less
 * @param cache what the client sends beside the query about the age of answers; empty: nothing
 * @param client what names the client's question through its repetitions; may be empty
 */
public record LoadRequest(
    JsonNode query,
    boolean multi,
    @Nullable Long project,
    ZoneId zone,
    boolean fill,
    boolean atDoor,
    String cache,
    String client) {
  private static final JsonMapper JSON = new JsonMapper();

  /** An offset of nothing is called UTC, as time zones are. */
  public LoadRequest {
    zone = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
  }

  /** A question about a project, in UTC, for one bare result without filled gaps. */
  public static LoadRequest of(JsonNode query, long project) {
    return new LoadRequest(query, false, project, ZoneOffset.UTC, false, false, "", "");
  }

  /** The same about no project. */
  public static LoadRequest of(JsonNode query) {
    return new LoadRequest(query, false, null, ZoneOffset.UTC, false, false, "", "");
  }

  /** The same, by the project's own door. */
  public LoadRequest throughDoor() {
    return new LoadRequest(query, multi, project, zone, fill, true, cache, client);
  }

  /** The same, answered as {@code queryType=multi} if so. */
  public LoadRequest multi(boolean as) {
    return new LoadRequest(query, as, project, zone, fill, atDoor, cache, client);
  }

  /** The same, in this time zone where the query names none. */
  public LoadRequest zone(ZoneId in) {
    return new LoadRequest(query, multi, project, in, fill, atDoor, cache, client);
  }

  /** The same, with gaps filled if so. */
  public LoadRequest fill(boolean gaps) {
    return new LoadRequest(query, multi, project, zone, gaps, atDoor, cache, client);
  }

  /** The same, with what the client sends beside the query about the age of answers. */
  public LoadRequest cache(String mode) {
    return new LoadRequest(query, multi, project, zone, fill, atDoor, mode, client);
  }

  /**
   * The same, of a client that sends this as {@code x-request-id}: the part before {@code -span-}
   * stays the same when it asks again.
   */
  public LoadRequest client(String id) {
    int span = id.lastIndexOf("-span-");
    String same = span < 0 ? id : id.substring(0, span);
    return new LoadRequest(query, multi, project, zone, fill, atDoor, cache, same);
  }

  /**
   * The JSON of a {@code query} parameter.
   *
   * @param text the parameter's value; null: there was none
   * @throws QueryException if there is none, or it is not JSON
   */
  public static JsonNode decode(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new QueryException(400, "Query param is required");
    }
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      throw new QueryException(
          400, "Unable to decode query param as JSON, error: " + e.getOriginalMessage());
    }
  }
}
