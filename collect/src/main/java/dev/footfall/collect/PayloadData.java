package dev.footfall.collect;

import dev.footfall.event.BadRow;
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

  /** A document without events. */
  static final byte[] EMPTY =
      ("{\"schema\":\"" + SCHEMA + "4\",\"data\":[]}").getBytes(StandardCharsets.UTF_8);

  /**
   * More in one request than any tracker sends (Snowplow's Java tracker flushes 10,000); a body of
   * 32 MiB can hold millions that mean nothing, and each costs a hundred times its bytes.
   */
  private static final int MOST_EVENTS = 100_000;

  /** What stands once for all events is as much as it is with each: so much of it at most. */
  static final long LARGEST_REPEATED = 64L << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final int most;
  private int unread;
  private int events;
  private String schema = "";

  private PayloadData(int most) {
    this.most = most;
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
   * @param reason its category, where there is a problem
   * @param problem what is wrong, for a person; null where all was read
   * @param from where in the body that is: what stands before it was read; 0: nothing of it counts
   */
  record End(BadRow.Reason reason, @Nullable String problem, int from) {
    static End at(@Nullable String problem, int from) {
      return new End(BadRow.Reason.COLLECTOR_PAYLOAD_FORMAT_VIOLATION, problem, from);
    }
  }

  /** The body without a byte order mark. */
  static byte[] unmarked(byte[] body) {
    boolean marked = Arrays.mismatch(body, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length;
    return marked ? Arrays.copyOfRange(body, BYTE_ORDER_MARK.length, body.length) : body;
  }

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

  /** Whether a body calls itself one, as far as it can be read. */
  static boolean isNamed(byte[] body) {
    try (var parser = Json.body(utf8(unmarked(body)))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean schema = parser.currentName().equals("schema");
        if (parser.nextToken() == JsonToken.VALUE_STRING && schema) {
          return parser.getString().startsWith(SCHEMA);
        }
        parser.skipChildren();
      }
      return false;
    } catch (JacksonException e) {
      return false;
    }
  }

  /**
   * The most events that are read of one request: each takes over its query, and the page that it
   * came from where it names none itself.
   */
  static int most(String query, String referer) {
    long repeated = Math.max(1, query.length() + referer.length());
    return (int) Math.min(MOST_EVENTS, LARGEST_REPEATED / repeated);
  }

  /** Visits the events of a document that begins with its first byte, so many at most. */
  static End walk(byte[] utf8, int most, Visitor visitor) {
    var document = new PayloadData(most);
    try (var parser = Json.body(utf8)) {
      return document.read(parser, visitor);
    } catch (JacksonException e) {
      var at = e.getLocation();
      return End.at(
          "the body is not JSON: "
              + e.getOriginalMessage()
              + (at == null ? "" : " at byte " + at.getByteOffset()),
          document.unread);
    }
  }

  private End read(JsonParser parser, Visitor visitor) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return End.at("the body is not a payload_data object", 0);
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      var value = parser.nextToken();
      if (name.equals("schema") && value == JsonToken.VALUE_STRING) {
        schema = parser.getString();
      } else if (name.equals("data") && value == JsonToken.START_ARRAY) {
        if (!events(parser, visitor)) {
          String message = "the body holds more than " + most + " events; here is the rest";
          return new End(BadRow.Reason.SIZE_VIOLATION, message, unread);
        }
      } else {
        parser.skipChildren();
      }
    }
    String problem = problem();
    if (problem == null && parser.nextToken() != null) {
      return End.at("something follows the payload_data object", unread);
    }
    return End.at(problem, 0);
  }

  /** Visits each event; false where there are too many. */
  private boolean events(JsonParser parser, Visitor visitor) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      unread = (int) parser.currentTokenLocation().getByteOffset();
      if (++events > most) {
        return false;
      }
      visitor.event(parser, unread);
      unread = (int) parser.currentLocation().getByteOffset();
    }
    return true;
  }

  private @Nullable String problem() {
    if (!schema.startsWith(SCHEMA)) {
      return schema.isEmpty()
          ? "the body names no schema; expected " + SCHEMA + "x"
          : "the body's schema is " + Violation.quoted(schema) + "; expected " + SCHEMA + "x";
    }
    return events > 0 ? null : "the body's data holds no event";
  }
}
