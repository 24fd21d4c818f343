package dev.footfall.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footfall.collect.Protocols;
import dev.footfall.enrich.EnrichmentData;
import dev.footfall.enrich.Pseudonyms;
import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Precautions;
import dev.footfall.event.Replay;
import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records of the journal as tests need them, and what became of them. */
final class Sent {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static final EnrichmentData DATA = EnrichmentData.bundled();

  private Sent() {}

  /** Reads records as the product does, with a salt for every project. */
  static Decoding decoding() {
    return new Decoding(new Protocols("test"), DATA, new Pseudonyms(project -> new byte[] {1}));
  }

  /** The same with other salts. */
  static Decoding decoding(Pseudonyms pseudonyms) {
    return new Decoding(new Protocols("test"), DATA, pseudonyms);
  }

  /** A request with a page view of each title; equal titles are the same event. */
  static Envelope views(long project, Instant at, String... titles) {
    return request(
        project,
        at,
        Precautions.NONE,
        Stream.of(titles).map(Sent::view).collect(Collectors.joining(",")));
  }

  /** A request with these events' texts. */
  static Envelope request(long project, Instant at, Precautions precautions, String events) {
    return new Envelope(
        project,
        "shop",
        0,
        at,
        "com.snowplowanalytics.snowplow/tp2",
        "",
        "application/json",
        Map.of("user-agent", "curl/8"),
        "",
        "",
        false,
        precautions,
        Optional.empty(),
        ("{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":["
                + events
                + "]}")
            .getBytes(UTF_8));
  }

  /** What cannot be read of a request, because its events have no kind. */
  static Envelope broken(long project, String title) {
    return request(
        project, NOON, Precautions.NONE, "{\"aid\":\"shop\",\"page\":\"%s\"}".formatted(title));
  }

  /** A bad row that is read again as a page view of this title. */
  static Replay replay(long project, String title) {
    return new Replay(
        id("bad row of " + title),
        NOON.plusSeconds(60),
        BadRow.Reason.TRACKER_PROTOCOL_VIOLATION,
        "e: unknown",
        views(project, NOON, title));
  }

  private static String view(String title) {
    return "{\"e\":\"pv\",\"tv\":\"js-4\",\"p\":\"web\",\"aid\":\"shop\",\"eid\":\"%s\",\"uid\":\"ada\",\"page\":\"%s\"}"
        .formatted(id(title), title);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  /** What a project's titles are, in their order; one that is stored twice is there twice. */
  static List<String> titles(Warehouse warehouse, long project) {
    return rows(warehouse, project, "SELECT page_title FROM events ORDER BY page_title");
  }

  /** The rows of an answer, their values joined by bars. */
  static List<String> rows(Warehouse warehouse, long project, String sql) {
    var found = new ArrayList<String>();
    var question = new Question(sql, Map.of(), Scope.project(project), Limits.DEFAULT);
    try (var rows = warehouse.ask(question)) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        found.add(row.stream().map(String::valueOf).collect(Collectors.joining("|")));
      }
    }
    return found;
  }
}
