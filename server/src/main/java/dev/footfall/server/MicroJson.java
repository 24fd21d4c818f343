package dev.footfall.server;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events and bad rows in the form in which Snowplow Micro shows them. */
final class MicroJson {
  private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";
  private static final int PAYLOAD_BYTES = 16 << 10;

  private MicroJson() {}

  /** A good event: {@code rawEvent, event, eventType, schema, contexts}. */
  static ObjectNode good(Event event, MicroRequest request) {
    var json = Json.MAPPER.createObjectNode();
    var raw = json.putObject("rawEvent");
    raw.set("api", request.api());
    raw.set("parameters", request.parameters(sentId(event)));
    raw.put("contentType", request.contentType());
    raw.set("source", request.source());
    raw.set("context", request.context());
    json.set("event", fields(event));
    json.put("eventType", event.text(Field.EVENT));
    json.put("schema", schema(event));
    var contexts = json.putArray("contexts");
    entities(event).forEach(entity -> contexts.add(entity.path("schema").asString("")));
    return json;
  }

  /** A bad row: {@code collectorPayload, rawEvent, errors}. */
  static ObjectNode bad(BadRow row, MicroRequest request) {
    var json = Json.MAPPER.createObjectNode();
    var payload = json.putObject("collectorPayload");
    payload.set("api", request.api());
    var query = payload.putArray("querystring");
    request
        .query()
        .forEachEntry((name, value) -> query.addObject().put("name", name).set("value", value));
    payload.put("contentType", request.contentType());
    int length = Math.min(row.payload().length, PAYLOAD_BYTES);
    payload.put("body", new String(row.payload(), 0, length, StandardCharsets.UTF_8));
    payload.set("source", request.source());
    payload.set("context", request.context());
    json.putNull("rawEvent");
    json.putArray("errors").add(row.reason().text() + ": " + row.message());
    return json;
  }

  private static String sentId(Event event) {
    var sent = event.get(Field.ORIGINAL_EVENT_ID);
    return sent instanceof UUID id ? id.toString() : event.id().toString();
  }

  private static String schema(Event event) {
    return "iglu:%s/%s/%s/%s"
        .formatted(
            event.text(Field.EVENT_VENDOR),
            event.text(Field.EVENT_NAME),
            event.text(Field.EVENT_FORMAT),
            event.text(Field.EVENT_VERSION));
  }

  private static ObjectNode fields(Event event) {
    var fields = Json.MAPPER.createObjectNode();
    for (Field field : Field.all()) {
      fields.set(field.column(), value(event, field));
    }
    return fields;
  }

  private static JsonNode value(Event event, Field field) {
    if (field == Field.CONTEXTS) {
      return described("contexts", entities(event));
    }
    if (field == Field.UNSTRUCT_EVENT) {
      String json = event.text(field);
      return json.isEmpty()
          ? Json.MAPPER.nullNode()
          : described("unstruct_event", Json.MAPPER.readTree(json));
    }
    return switch (event.get(field)) {
      case null -> Json.MAPPER.nullNode();
      case Integer number -> Json.MAPPER.getNodeFactory().numberNode(number);
      case Double number -> Json.MAPPER.getNodeFactory().numberNode(number);
      case Boolean flag -> Json.MAPPER.getNodeFactory().booleanNode(flag);
      case Object other -> Json.MAPPER.getNodeFactory().stringNode(other.toString());
    };
  }

  private static ObjectNode described(String name, JsonNode data) {
    var json = Json.MAPPER.createObjectNode();
    json.put("schema", SNOWPLOW + name + "/jsonschema/1-0-0");
    json.set("data", data);
    return json;
  }

  private static JsonNode entities(Event event) {
    String json = event.text(Field.CONTEXTS);
    return json.isEmpty() ? Json.MAPPER.createArrayNode() : Json.MAPPER.readTree(json);
  }
}
