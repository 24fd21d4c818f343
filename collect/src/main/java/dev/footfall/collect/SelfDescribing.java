package dev.footfall.collect;

import dev.footfall.event.BadRow;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * JSON that names its own schema, {@code {"schema": "iglu:…", "data": …}}, as trackers wrap events
 * and entities. What is kept is the wrapped part, letter for letter.
 *
 * @param schema what the wrapped part's schema is; of several entities the last one's
 * @param json the wrapped part
 */
record SelfDescribing(SchemaKey schema, String json) {

  /** A self-describing event: the object inside {@code unstruct_event}. */
  static SelfDescribing event(String text) throws Violation {
    return new Reader(text, "unstruct_event", JsonToken.START_OBJECT).read();
  }

  /** An event's entities: the array of objects inside {@code contexts}. */
  static SelfDescribing contexts(String text) throws Violation {
    return new Reader(text, "contexts", JsonToken.START_ARRAY).read();
  }

  /** Reads one text once. */
  private static final class Reader {
    private final String text;
    private final String wrapper;
    private final JsonToken kind;
    private String wrapperSchema = "";
    private String json = "";
    private SchemaKey schema = new SchemaKey("", "", "", "");

    Reader(String text, String wrapper, JsonToken kind) {
      this.text = text;
      this.wrapper = wrapper;
      this.kind = kind;
    }

    SelfDescribing read() throws Violation {
      if (text.length() > Json.TEXT_LENGTH) {
        throw new Violation(
            BadRow.Reason.SIZE_VIOLATION,
            "is longer than " + Json.TEXT_LENGTH + " characters: " + text.length());
      }
      try (var parser = Json.text(text)) {
        wrapper(parser);
        if (parser.nextToken() != null) {
          throw new Violation("holds more than one JSON value");
        }
      } catch (JacksonException e) {
        throw new Violation("is not JSON: " + e.getOriginalMessage());
      }
      if (json.isEmpty() || !SchemaKey.parse(wrapperSchema).isSnowplow(wrapper)) {
        throw new Violation("is not wrapped in Snowplow's schema " + wrapper + " of version 1-0-x");
      }
      return new SelfDescribing(schema, json);
    }

    private void wrapper(JsonParser parser) throws Violation {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        var value = parser.nextToken();
        if (name.equals("schema") && value == JsonToken.VALUE_STRING) {
          wrapperSchema = parser.getString();
        } else if (name.equals("data")) {
          expect(value, kind);
          int from = (int) parser.currentTokenLocation().getCharOffset();
          wrapped(parser);
          json = text.substring(from, (int) parser.currentLocation().getCharOffset());
        } else {
          parser.skipChildren();
        }
      }
    }

    private void wrapped(JsonParser parser) throws Violation {
      if (kind == JsonToken.START_OBJECT) {
        describing(parser);
        return;
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        describing(parser);
      }
    }

    private void describing(JsonParser parser) throws Violation {
      String uri = "";
      boolean data = false;
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        var value = parser.nextToken();
        if (name.equals("schema") && value == JsonToken.VALUE_STRING) {
          uri = parser.getString();
        } else {
          data |= name.equals("data");
          parser.skipChildren();
        }
      }
      schema = SchemaKey.parse(uri);
      if (!data) {
        throw new Violation("has no data beside the schema " + Violation.quoted(uri));
      }
    }

    private void expect(JsonToken found, JsonToken wanted) throws Violation {
      if (found != wanted) {
        String what = wanted == JsonToken.START_OBJECT ? "an object" : "an array";
        throw new Violation("holds something else where " + what + " with a schema belongs");
      }
    }
  }
}
