package dev.footfall.demo;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes maps, lists, texts and numbers as JSON. */
final class Json {
  static final JsonFactory FACTORY = new JsonFactory();
  private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";

  private Json() {}

  /** A self-describing event as a tracker puts it into {@code ue_pr}. */
  static String event(String schema, Map<String, ?> data) {
    return text(described(SNOWPLOW + "unstruct_event/jsonschema/1-0-0", described(schema, data)));
  }

  /** The context that says which page view an event belongs to, as {@code co} holds it. */
  static String webPage(String id) {
    Map<String, ?> page = described(SNOWPLOW + "web_page/jsonschema/1-0-0", Map.of("id", id));
    return text(described(SNOWPLOW + "contexts/jsonschema/1-0-0", List.of(page)));
  }

  private static Map<String, ?> described(String schema, Object data) {
    return Fields.of("schema", schema, "data", data);
  }

  private static String text(Object value) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(value, json);
    }
    return text.toString();
  }

  private static void write(Object value, JsonGenerator json) {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach(
            (name, inner) -> {
              json.writeName((String) name);
              write(inner, json);
            });
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        list.forEach(inner -> write(inner, json));
        json.writeEndArray();
      }
      case Integer number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }
}
