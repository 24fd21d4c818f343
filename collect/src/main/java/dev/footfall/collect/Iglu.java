package dev.footfall.collect;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Snowplow's webhook for anything that has a schema: {@code schema} in the query names it, and the
 * rest of the query, a form, a JSON object or each object of a JSON array is an event's data.
 * Without {@code schema} the JSON names it itself, {@code {"schema": …, "data": …}}.
 *
 * <p>The query's {@code aid} names the project; {@code p}, {@code eid}, {@code ttm}, {@code nuid}
 * and {@code cv} mean what they mean in the tracker protocol and are no data. Whoever calls a
 * webhook is no visitor: there is no cookie.
 */
final class Iglu implements Protocol {
  private static final String PATH = "/com.snowplowanalytics.iglu/v1";
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String EVENT =
      "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0";

  private static final Set<String> TRACKERS = Set.of("aid", "p", "eid", "ttm", "nuid", "cv");

  /** Of a form, in bytes: a larger one is a bad row. */
  private static final int LARGEST_FORM = 1 << 20;

  private static final int SAMPLE = 64 << 10;

  private final SnowplowEvent events;
  private final Messages messages = new Messages("", Json.TEXT_LENGTH, this::message);

  Iglu(SnowplowEvent events) {
    this.events = events;
  }

  @Override
  public String name() {
    return "com.snowplowanalytics.iglu/v1";
  }

  @Override
  public Set<String> methods(String path) {
    return path.equals(PATH) ? METHODS : Set.of();
  }

  @Override
  public Reply accepted(Request request) {
    return request.method().equals("POST") ? Reply.text(request, "ok") : Reply.pixel(request);
  }

  @Override
  public boolean cookies() {
    return false;
  }

  @Override
  public boolean retries() {
    return false;
  }

  @Override
  public Skim skim(Request request) {
    var query = QueryString.parse(request.query());
    String key = AppId.of(query, request.header(AppId.HEADER)).of("");
    return isJson(request.header("content-type"), request.body())
        ? messages.skim(request, key)
        : new Skim(Map.of(key, 1), false);
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    if (isJson(envelope.contentType(), envelope.body())) {
      return messages.decode(envelope, sequence);
    }
    var decoding = new Decoding(envelope, sequence);
    try {
      decoding.good(parameters(envelope, sequence));
    } catch (Violation e) {
      decoding.badWhole(e.reason(), e.message(), SAMPLE);
    }
    return decoding.decoded();
  }

  private static boolean isJson(String type, byte[] body) {
    return body.length > 0 && !type.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  /** The event whose data is a query's or a form's parameters. */
  private Event parameters(Envelope envelope, long sequence) throws Violation {
    var query = QueryString.parse(envelope.query());
    boolean form = envelope.body().length > 0;
    var sent = form ? form(envelope.body()) : query;
    var data = new JsonObject();
    for (var parameter : sent.parameters().entrySet()) {
      String name = parameter.getKey();
      if (!name.equals("schema") && (form || !TRACKERS.contains(name))) {
        data.put(name, parameter.getValue());
      }
    }
    String schema = KeyPlaces.first(() -> query.get("schema"), () -> sent.get("schema"));
    return event(described(schema, data), envelope, sequence, 0);
  }

  private static QueryString form(byte[] body) throws Violation {
    if (body.length > LARGEST_FORM) {
      throw new Violation(
          BadRow.Reason.SIZE_VIOLATION,
          "the form has %d bytes; at most %d are read".formatted(body.length, LARGEST_FORM));
    }
    return QueryString.parse(new String(body, StandardCharsets.UTF_8));
  }

  private Event message(
      JsonObject message, EventList all, Envelope envelope, long sequence, int place)
      throws Violation {
    String schema = QueryString.parse(envelope.query()).get("schema");
    if (!schema.isEmpty()) {
      return event(described(schema, message), envelope, sequence, place);
    }
    if (!message.has("data")) {
      throw new Violation(
          message.has("schema")
              ? "data: missing; it belongs beside the schema"
              : "schema: missing; name it in the query, or beside the data in the body");
    }
    SchemaKey.parse(message.text("schema"));
    return event(message, envelope, sequence, place);
  }

  private static JsonObject described(String schema, JsonObject data) throws Violation {
    if (schema.isEmpty()) {
      throw new Violation("schema: missing; name it in the query");
    }
    SchemaKey.parse(schema);
    return new JsonObject().put("schema", schema).require("data", data);
  }

  private Event event(JsonObject described, Envelope envelope, long sequence, int place)
      throws Violation {
    var parameters = new TreeMap<String, String>();
    var query = QueryString.parse(envelope.query()).parameters();
    for (String name : TRACKERS) {
      parameters.put(name, query.getOrDefault(name, ""));
    }
    parameters.merge("p", "app", (sent, app) -> sent.isEmpty() ? app : sent);
    parameters.values().removeIf(String::isEmpty);
    parameters.put("tv", "com.snowplowanalytics.iglu-v1");
    parameters.put("e", "ue");
    parameters.put(
        "ue_pr", new JsonObject().put("schema", EVENT).require("data", described).json());
    return events.read(parameters, envelope, sequence, place);
  }
}
