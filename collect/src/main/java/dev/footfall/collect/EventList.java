package dev.footfall.collect;

import dev.footfall.event.BadRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Where the events of a body are: one object, an array of them, or an object that holds the array
 * under a name. What stands before a break is found; nothing is read more deeply than that.
 */
final class EventList {
  private static final String KEY = "writeKey";
  private static final String TEMPLATE = "template";
  private static final Set<String> MEMBERS = Set.of(TEMPLATE, "context", "sentAt", KEY);

  /** The list that one of Jitsu 1's events may itself have, and what tells that it is one. */
  private static final String EVENTS = "events";

  private static final String KIND = "event_type";

  private final byte[] utf8;
  private final String list;
  private final int most;
  private final List<Span> events = new ArrayList<>();
  private final Map<String, Span> members = new HashMap<>();
  private final Map<String, JsonObject> read = new HashMap<>();
  private PayloadData.End end = PayloadData.End.at(null, 0);
  private int unread;
  private boolean listed;

  private EventList(byte[] utf8, String list, int most) {
    this.utf8 = utf8;
    this.list = list;
    this.most = most;
  }

  /** Bytes of the body, from the first to before the last. */
  private record Span(int from, int to) {}

  /**
   * Finds the events.
   *
   * @param list the name under which an object may hold them; empty: an object is one event
   * @param most how many are read
   */
  static EventList of(byte[] body, String list, int most) {
    byte[] unmarked = PayloadData.unmarked(body);
    var found = new EventList(unmarked, list, most);
    found.find();
    if (found.end.problem() == null) {
      return found;
    }
    var again = new EventList(PayloadData.utf8(unmarked), list, most);
    again.find();
    return again;
  }

  /** How many there are. */
  int size() {
    return events.size();
  }

  /** The first bytes of one, at most so many. */
  byte[] event(int place, int most) {
    var span = events.get(place);
    return bytes(new Span(span.from(), Math.min(span.to(), span.from() + most)));
  }

  /** How many bytes one has. */
  int length(int place) {
    return events.get(place).to() - events.get(place).from();
  }

  /** What was wrong with the body after them, if something was. */
  PayloadData.End end() {
    return end;
  }

  /** What could not be read. */
  byte[] rest() {
    return Arrays.copyOfRange(utf8, end.from(), utf8.length);
  }

  /**
   * The body with its list of events empty: an empty array, or an object with what else is read.
   */
  byte[] withoutEvents() {
    if (!listed) {
      return "[]".getBytes(StandardCharsets.UTF_8);
    }
    var body = new ByteArrayOutputStream();
    body.write('{');
    members.forEach(
        (name, span) -> {
          if (!name.equals(KEY)) {
            body.writeBytes(("\"" + name + "\":").getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes(span));
            body.write(',');
          }
        });
    body.writeBytes(("\"" + list + "\":[]}").getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  /** A text beside the events; empty where there is none. */
  String text(String name) {
    return member(name).text(name);
  }

  /** A copy of an object beside the events; empty where there is none. */
  JsonObject object(String name) {
    return member(name).object(name).copy();
  }

  private JsonObject member(String name) {
    return read.computeIfAbsent(name, this::read);
  }

  private JsonObject read(String name) {
    var span = members.get(name);
    return span == null
        ? new JsonObject()
        : JsonObject.read(
            "{\"" + name + "\":" + new String(bytes(span), StandardCharsets.UTF_8) + "}");
  }

  private byte[] bytes(Span span) {
    return Arrays.copyOfRange(utf8, span.from(), span.to());
  }

  private void find() {
    try (var parser = Json.body(utf8)) {
      end = find(parser);
    } catch (JacksonException e) {
      var at = e.getLocation();
      end =
          PayloadData.End.at(
              "the body is not JSON: "
                  + e.getOriginalMessage()
                  + (at == null ? "" : " at byte " + at.getByteOffset()),
              unread);
      if (repeated() > PayloadData.LARGEST_REPEATED) {
        end = tooMuch();
      }
    }
  }

  private PayloadData.End find(JsonParser parser) {
    switch (parser.nextToken()) {
      case START_ARRAY -> elements(parser);
      case START_OBJECT -> object(parser);
      case null -> {
        return PayloadData.End.at("the body is empty", 0);
      }
      default -> {
        return PayloadData.End.at("the body is neither an object nor an array of events", 0);
      }
    }
    if (events.size() > most) {
      events.removeLast();
      String message = "the body holds more than " + most + " events; here is the rest";
      return new PayloadData.End(BadRow.Reason.SIZE_VIOLATION, message, unread);
    }
    if (parser.nextToken() != null) {
      return PayloadData.End.at("something follows the events", unread);
    }
    return repeated() > PayloadData.LARGEST_REPEATED ? tooMuch() : PayloadData.End.at(null, 0);
  }

  private long repeated() {
    long once = members.values().stream().mapToLong(span -> span.to() - span.from()).sum();
    return once * events.size();
  }

  private PayloadData.End tooMuch() {
    events.clear();
    String message =
        "what stands once for all events is too large with that many: at most %d bytes in all"
            .formatted(PayloadData.LARGEST_REPEATED);
    return new PayloadData.End(BadRow.Reason.SIZE_VIOLATION, message, 0);
  }

  private void object(JsonParser parser) {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    boolean single = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY && !list.isEmpty() && name.equals(list)) {
        listed = true;
        elements(parser);
        if (events.size() > most) {
          return;
        }
      } else {
        single |= list.equals(EVENTS) && name.equals(KIND);
        var member = span(parser);
        if (MEMBERS.contains(name)) {
          members.put(name, member);
        }
      }
    }
    if (single && !members.containsKey(TEMPLATE)) {
      listed = false;
      events.clear();
    }
    if (!listed) {
      members.keySet().retainAll(Set.of(KEY));
      unread = (int) parser.currentLocation().getByteOffset();
      events.add(new Span(from, unread));
    }
  }

  private void elements(JsonParser parser) {
    while (parser.nextToken() != JsonToken.END_ARRAY && events.size() <= most) {
      unread = (int) parser.currentTokenLocation().getByteOffset();
      if (events.size() == most) {
        events.add(new Span(unread, unread));
        return;
      }
      var span = span(parser);
      events.add(span);
      unread = span.to();
    }
  }

  private static Span span(JsonParser parser) {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    return new Span(from, (int) parser.currentLocation().getByteOffset());
  }
}
