package dev.footfall.collect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks the events of a {@code payload_data} document, {@code {"schema": …, "data": [event, …]}},
 * and keeps what stands before a break.
 */
final class PayloadData {
  static final String SCHEMA = "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-";

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private int unread;
  private String schema = "";
  private boolean dataSeen;

  private PayloadData(int start) {
    unread = start;
  }

  /** What is done with each event. */
  @FunctionalInterface
  interface Visitor {
    /** The parser stands at the element's first token, and is left at its last. */
    void event(JsonParser parser, int from);
  }

  /**
   * How a walk ended.
   *
   * @param problem what is wrong, for a person; null where all was read
   * @param from where in the body that is: what stands before it was read; 0: nothing of it counts
   */
  record End(@Nullable String problem, int from) {}

  /**
   * The body as UTF-8: bytes that are none become the replacement character, so that a badly
   * encoded text spoils itself and nothing else.
   */
  static byte[] utf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return body;
    } catch (CharacterCodingException e) {
      return new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }
  }

  static End walk(byte[] utf8, Visitor visitor) {
    int start = Arrays.mismatch(utf8, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length ? 3 : 0;
    var document = new PayloadData(start);
    try (var parser = Json.body(utf8, start)) {
      return document.read(parser, visitor);
    } catch (JacksonException e) {
      var at = e.getLocation();
      return new End(
          "the body is not JSON: "
              + e.getOriginalMessage()
              + (at == null ? "" : " at byte " + at.getByteOffset()),
          document.unread);
    }
  }

  private End read(JsonParser parser, Visitor visitor) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return new End("the body is not a payload_data object", 0);
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      var value = parser.nextToken();
      if (name.equals("schema") && value == JsonToken.VALUE_STRING) {
        schema = parser.getString();
      } else if (name.equals("data") && value == JsonToken.START_ARRAY) {
        events(parser, visitor);
      } else {
        parser.skipChildren();
      }
    }
    String problem = problem();
    if (problem == null && parser.nextToken() != null) {
      return new End("something follows the payload_data object", unread);
    }
    return new End(problem, 0);
  }

  private void events(JsonParser parser, Visitor visitor) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      unread = (int) parser.currentTokenLocation().getByteOffset();
      visitor.event(parser, unread);
      dataSeen = true;
      unread = (int) parser.currentLocation().getByteOffset();
    }
  }

  private @Nullable String problem() {
    if (!schema.startsWith(SCHEMA)) {
      return schema.isEmpty()
          ? "the body names no schema; expected " + SCHEMA + "x"
          : "the body's schema is " + Violation.quoted(schema) + "; expected " + SCHEMA + "x";
    }
    return dataSeen ? null : "the body's data holds no event";
  }
}
