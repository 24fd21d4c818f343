package dev.footfall.e2e;

import dev.footfall.e2e.Columns.Column;
import dev.footfall.e2e.TrackerClient.Protocol;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An event as the API lists it, to be compared with the one that was sent. */
record Stored(JsonNode row) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private static final Columns SNOWPLOW = Columns.read("columns-snowplow.txt");
  private static final Columns JITSU_1 = Columns.read("columns-jitsu-1.txt");
  private static final Columns SEGMENT = Columns.read("columns-segment.txt");

  /** What happened, as {@link Sent#what} says it. */
  String what() {
    String name = row.path("event_name").asString("");
    return switch (name) {
      case "page_view" -> "page";
      case "custom_event" -> row.at("/unstruct_event/data/name").asString("");
      default -> name;
    };
  }

  /** Whose it is. */
  String user() {
    return row.path("user_id").asString("");
  }

  /** What of a sent event is not here, or is otherwise: a line for each. */
  List<String> differences(Sent sent) {
    var differences = new ArrayList<String>();
    sent.leaves()
        .forEach(
            (place, value) -> {
              String found = holds(sent, place, value);
              if (!found.isEmpty()) {
                differences.add("%s: sent %s, stored %s".formatted(place, value, found));
              }
            });
    return differences;
  }

  /** Empty where the value is stored, else what there is in its stead. */
  private String holds(Sent sent, String place, JsonNode value) {
    Column column = columns(sent.protocol()).at(place, sent.what().equals("page"));
    if (column == null) {
      return sent.protocol() == Protocol.SNOWPLOW ? "nowhere" : holdsInJson(place, value);
    }
    String text = value.asString();
    return switch (column.form()) {
      case "sending" -> "";
      case "json" -> same(sent.json(place).get("data"), row.path(column.names().getFirst()));
      case "time" -> either(column, TIME.format(time(text)));
      case "size" -> same(text, joined(column, "x"));
      case "host" -> same(text, joined(column, ":"));
      case "flag" -> same(text.equals("1") ? "true" : "false", joined(column, ""));
      case "search" -> same(text, "?" + joined(column, ""));
      case "hash" -> same(text, "#" + joined(column, ""));
      case "start" -> joined(column, "").startsWith(text) ? "" : joined(column, "");
      case "end" -> joined(column, "").endsWith(text) ? "" : joined(column, "");
      case "kind" -> same(kind(text), joined(column, ""));
      case "type" -> same(type(sent, text), joined(column, ""));
      case "id" -> either(column, text).isEmpty() ? "" : same(value, data().path("messageId"));
      default -> same(text, joined(column, ""));
    };
  }

  private String holdsInJson(String place, JsonNode value) {
    String renamed =
        place
            .replaceFirst("^context\\.", "")
            .replaceFirst("^user\\.", "traits.")
            .replaceFirst("^ids\\.", "clientIds.")
            .replaceFirst("^click_id\\.", "clickIds.");
    String pointer = "/" + renamed.replace('.', '/');
    var places =
        Stream.of(data().at(pointer), data().path("properties").at(pointer), context().at(pointer));
    return places.anyMatch(found -> same(value, found).isEmpty())
        ? ""
        : "neither in %s nor in %s".formatted(data(), context());
  }

  private JsonNode data() {
    return row.at("/unstruct_event/data");
  }

  private JsonNode context() {
    return row.at("/contexts/0/data");
  }

  private String either(Column column, String text) {
    return column.names().stream().anyMatch(name -> row.path(name).asString("").equals(text))
        ? ""
        : column + " in " + row;
  }

  private String joined(Column column, String between) {
    return column.names().stream()
        .map(name -> row.path(name).asString(""))
        .collect(Collectors.joining(between));
  }

  private static String same(String sent, String stored) {
    return sent.equals(stored) ? "" : "'" + stored + "'";
  }

  private static String same(JsonNode sent, JsonNode stored) {
    boolean numbers = sent.isNumber() && stored.isNumber();
    boolean equal =
        numbers
            ? new BigDecimal(sent.asString()).compareTo(new BigDecimal(stored.asString())) == 0
            : sent.equals(stored);
    return equal ? "" : "'" + stored + "'";
  }

  private static Instant time(String text) {
    return text.contains("T") ? Instant.parse(text) : Instant.ofEpochMilli(Long.parseLong(text));
  }

  private static Columns columns(Protocol protocol) {
    return switch (protocol) {
      case SNOWPLOW -> SNOWPLOW;
      case JITSU_1 -> JITSU_1;
      case JITSU_2, SEGMENT -> SEGMENT;
    };
  }

  private static String kind(String e) {
    return switch (e) {
      case "pv" -> "page_view";
      case "pp" -> "page_ping";
      case "se" -> "struct";
      case "ue" -> "unstruct";
      default -> e;
    };
  }

  /** A page is a page view, a custom event has a name of its own. */
  private static String type(Sent sent, String type) {
    return switch (type) {
      case "page", "pageview" -> "page_view";
      case "user_identify" -> "identify";
      case "track" -> sent.what();
      default -> type;
    };
  }
}
