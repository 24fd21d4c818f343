package dev.footfall.server;

import dev.footfall.event.BadRow;
import dev.footfall.query.BadRowSearch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Which bad rows a call is about, as its query or its body says. */
final class AskedBadRows {
  /** Of a call that names them one by one. */
  static final int MOST_IDS = 1000;

  private static final List<String> REASONS =
      Stream.of(BadRow.Reason.values()).map(BadRow.Reason::text).toList();

  private AskedBadRows() {}

  /**
   * By the query's {@code reason}, {@code field}, {@code tracker}, {@code search}, {@code from} and
   * {@code to}.
   *
   * @throws ApiRefusal if one of them cannot be read
   */
  static BadRowSearch byQuery(ApiRequest request) {
    return new BadRowSearch(
        reason(request.query("reason").orElse("")),
        request.query("field").orElse(""),
        request.query("tracker").orElse(""),
        request.query("search").orElse(""),
        time(request, "from", BadRowSearch.ALWAYS),
        time(request, "to", BadRowSearch.EVER),
        List.of());
  }

  /**
   * By the same names in a body, and {@code ids}.
   *
   * @throws ApiRefusal if one of them cannot be read
   */
  static BadRowSearch byBody(Body body) {
    return new BadRowSearch(
        reason(body.text("reason").orElse("")),
        body.text("field").orElse(""),
        body.text("tracker").orElse(""),
        body.text("search").orElse(""),
        body.time("from").orElse(BadRowSearch.ALWAYS),
        body.time("to").orElse(BadRowSearch.EVER),
        ids(body.texts("ids")));
  }

  /**
   * The id of a bad row.
   *
   * @throws ApiRefusal if the text is none
   */
  static UUID id(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new ApiRefusal(400, name + " must be the id of a bad row, and is " + text);
    }
  }

  private static List<UUID> ids(List<String> texts) {
    if (texts.size() > MOST_IDS) {
      throw new ApiRefusal(400, "ids holds more than " + MOST_IDS);
    }
    return texts.stream().map(text -> id("ids", text)).toList();
  }

  private static String reason(String reason) {
    if (!reason.isEmpty() && !REASONS.contains(reason)) {
      throw new ApiRefusal(400, "reason must be one of " + String.join(", ", REASONS));
    }
    return reason;
  }

  private static Instant time(ApiRequest request, String name, Instant absent) {
    return request.query(name).map(text -> Body.time(name, text)).orElse(absent);
  }
}
