package dev.footfall.collect;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A JSON object that is emptied as it is read: what is taken goes to a field of the event, what is
 * left is kept as it was sent. Numbers keep their digits.
 */
final class JsonObject {
  private final Map<String, Object> members;

  JsonObject() {
    this(new LinkedHashMap<>());
  }

  private JsonObject(Map<String, Object> members) {
    this.members = members;
  }

  /** JSON's null. */
  private enum Nothing {
    NULL
  }

  /** A number as it was written. */
  private record Numeral(String text) {}

  /**
   * Reads one.
   *
   * @throws Violation if the text is something else, or nested too deeply
   */
  static JsonObject parse(String json) throws Violation {
    try (var parser = Json.event(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Violation("an event is an object");
      }
      return new JsonObject(object(parser));
    } catch (JacksonException e) {
      throw new Violation("the event cannot be read: " + e.getOriginalMessage());
    }
  }

  /** Reads one; what cannot be read is empty. */
  static JsonObject read(String json) {
    try {
      return parse(json);
    } catch (Violation e) {
      return new JsonObject();
    }
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** A text, a number's digits, {@code true} or {@code false}; empty where there is none such. */
  String text(String name) {
    return text(members.get(name));
  }

  /** The same, which is then taken. An object or an array stays. */
  String take(String name) {
    var value = members.get(name);
    if (!(value instanceof JsonObject) && !(value instanceof List)) {
      members.remove(name);
    }
    return text(value);
  }

  /** An object; an empty one where there is none. */
  JsonObject object(String name) {
    return members.get(name) instanceof JsonObject object ? object : new JsonObject();
  }

  /** An object, which is then taken; an empty one where there is none. */
  JsonObject takeObject(String name) {
    if (members.get(name) instanceof JsonObject object) {
      members.remove(name);
      return object;
    }
    return new JsonObject();
  }

  void remove(Set<String> names) {
    members.keySet().removeAll(names);
  }

  JsonObject put(String name, String text) {
    if (!text.isEmpty()) {
      members.put(name, text);
    }
    return this;
  }

  JsonObject put(String name, JsonObject object) {
    if (!object.isEmpty()) {
      members.put(name, object);
    }
    return this;
  }

  /** Puts a text, number, truth, list or object there, empty or not. */
  JsonObject require(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Takes over every member of the other, and of objects in both theirs. */
  void merge(JsonObject other) {
    other.members.forEach(
        (name, value) -> {
          if (value instanceof JsonObject more && members.get(name) instanceof JsonObject own) {
            own.merge(more);
          } else {
            members.put(name, value);
          }
        });
  }

  /** Another with the same members, that can be emptied for itself. */
  JsonObject copy() {
    var copy = new LinkedHashMap<String, Object>();
    members.forEach(
        (name, value) -> copy.put(name, value instanceof JsonObject o ? o.copy() : value));
    return new JsonObject(copy);
  }

  /** Its text, in the order it was sent. */
  String json() {
    return text(false);
  }

  /** Its text in the order of the names: equal objects have equal texts. */
  String canonical() {
    return text(true);
  }

  private String text(boolean sorted) {
    var text = new StringWriter();
    try (var out = Json.write(text)) {
      write(out, this, sorted);
    }
    return text.toString();
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Numeral number -> number.text();
      case Boolean truth -> truth.toString();
      case null, default -> "";
    };
  }

  private static Map<String, Object> object(JsonParser parser) {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> new JsonObject(object(parser));
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> Nothing.NULL;
      default -> new Numeral(parser.getString());
    };
  }

  private static List<Object> array(JsonParser parser) {
    var elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return elements;
  }

  private static void write(JsonGenerator out, Object value, boolean sorted) {
    switch (value) {
      case JsonObject object -> {
        out.writeStartObject();
        var members = sorted ? new TreeMap<>(object.members) : object.members;
        members.forEach(
            (name, member) -> {
              out.writeName(name);
              write(out, member, sorted);
            });
        out.writeEndObject();
      }
      case List<?> elements -> {
        out.writeStartArray();
        elements.forEach(element -> write(out, element, sorted));
        out.writeEndArray();
      }
      case String text -> out.writeString(text);
      case Boolean truth -> out.writeBoolean(truth);
      case Numeral number -> out.writeNumber(number.text());
      case Integer number -> out.writeNumber(number);
      default -> out.writeNull();
    }
  }
}
