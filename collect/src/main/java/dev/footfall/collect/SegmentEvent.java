package dev.footfall.collect;

import static dev.footfall.collect.Conversion.text;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes an event of a message in Segment's shape, which Jitsu 2 shares and Jitsu 1 is brought into:
 * {@code page}, {@code screen}, {@code track}, {@code identify}, {@code group}, {@code alias}.
 *
 * <p>What has a field of its own goes there. The rest of the message is kept as the self-describing
 * event {@code iglu:com.segment/<type>/jsonschema/1-0-0}, the rest of its context as the entity
 * {@code iglu:com.segment/context/jsonschema/1-0-0}: the same for all three protocols, so that one
 * question reads all. A tracked event is named by itself ({@code Order Completed}), a page is a
 * {@code page_view}, a screen a {@code screen_view}, everything else is named after its type.
 */
final class SegmentEvent {
  static final Set<String> TYPES = Set.of("page", "screen", "track", "identify", "group", "alias");

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  private static final int LONGEST_AGENT = 1000;
  private static final int LONGEST_PAGE = 10_000;

  /** What speaks of the sending and not of what happened. */
  private static final Set<String> OF_THE_SENDING =
      Set.of("receivedAt", "requestIp", "writeKey", "integrations", "_metadata", "version");

  private final String collector;

  SegmentEvent(String collector) {
    this.collector = collector;
  }

  /** Who sends a message. */
  enum Sender {
    /** The visitor's own browser; it is never believed about its address. */
    BROWSER,
    /** A server, which has the secret, and passes on what its visitors do. */
    SERVER,
    /** Either, or an app: the message shows it. */
    ANYBODY
  }

  /**
   * Reads a message, which is emptied by that.
   *
   * @param type one of {@link #TYPES}, or empty where the message must say it itself
   * @param place the event's place in the record of that sequence number
   * @throws Violation naming everything that cannot be read
   */
  Event read(
      JsonObject message, String type, Sender sender, Envelope envelope, long sequence, int place)
      throws Violation {
    message.remove(OF_THE_SENDING);
    String sentAt = message.take("sentAt");
    String messageId = message.take("messageId");
    String kind = type(message, type);
    var content = ContentHash.of(new TreeMap<>(Map.of(kind, message.canonical())));

    var draft = new Draft(Event.in(envelope.project()));
    var platform = Platform.of(message, kind, sender, envelope);
    draft.set(Field.PLATFORM, platform.text());
    request(draft, envelope, platform);
    times(draft, message, sentAt, platform);
    visitor(draft, message, kind, envelope.anonymous());
    var context = message.takeObject("context");
    boolean believed = sender != Sender.BROWSER && envelope.header("origin").isEmpty();
    SegmentContext.read(context, draft, believed && !envelope.anonymous());
    if (kind.equals("page")) {
      var properties = message.takeObject("properties");
      SegmentContext.page(properties, draft);
      message.put("properties", properties);
    }
    name(draft, message, kind);
    rest(draft, message, context, kind, messageId);

    draft.set(Field.EVENT_FINGERPRINT, content);
    boolean timed = draft.has(Field.DVCE_CREATED_TSTAMP) || draft.has(Field.TRUE_TSTAMP);
    draft.set(
        Field.EVENT_ID,
        messageId.isEmpty()
            ? contentId(timed, envelope.project(), content, sequence, place)
            : id(messageId));
    return draft.event();
  }

  /** The client's own where it is a UUID, else one made from it. */
  private static UUID id(String messageId) {
    return Conversion.isUuid(messageId)
        ? UUID.fromString(messageId)
        : ContentHash.eventId(messageId);
  }

  private static UUID contentId(
      boolean timed, long project, UUID content, long sequence, int place) {
    return timed
        ? ContentHash.eventId(project, content)
        : ContentHash.eventId(project, content, sequence, place);
  }

  private static String type(JsonObject message, String type) throws Violation {
    String own = message.take("type");
    String kind = type.isEmpty() ? own : type;
    if (!TYPES.contains(kind)) {
      throw new Violation(
          "type: %s is none of %s".formatted(Violation.quoted(kind), new TreeSet<>(TYPES)));
    }
    return kind;
  }

  /** A server that passes on what its visitors do is not the visitor, its request not theirs. */
  private void request(Draft draft, Envelope envelope, Platform platform) {
    draft.set(Field.COLLECTOR_TSTAMP, envelope.receivedAt());
    draft.set(Field.V_COLLECTOR, collector);
    draft.set(Field.APP_ID, envelope.appId());
    if (platform == Platform.SRV) {
      return;
    }
    draft.set(Field.NETWORK_USERID, envelope.anonymous() ? NOBODY : envelope.networkUserId());
    draft.set(Field.USER_IPADDRESS, envelope.ip());
    draft.set(Field.USERAGENT, Conversion.cut(envelope.header("user-agent"), LONGEST_AGENT));
    if (platform == Platform.WEB) {
      draft.set(Field.PAGE_URL, Conversion.cut(envelope.header("referer"), LONGEST_PAGE));
    }
  }

  /** A server that says when, and not when it sent that, vouches for it: it imports the past. */
  private static void times(Draft draft, JsonObject message, String sentAt, Platform platform) {
    String original = message.take("originalTimestamp");
    String timestamp = message.take("timestamp");
    boolean vouched = platform == Platform.SRV && original.isEmpty() && sentAt.isEmpty();
    draft.set(
        "timestamp",
        SegmentTime.of(vouched ? Field.TRUE_TSTAMP : Field.DVCE_CREATED_TSTAMP),
        original.isEmpty() ? timestamp : original);
    draft.set("sentAt", SegmentTime.of(Field.DVCE_SENT_TSTAMP), sentAt);
  }

  private static void visitor(Draft draft, JsonObject message, String kind, boolean anonymous) {
    draft.set("userId", text(Field.USER_ID, 255), message.take("userId"));
    String device = message.take("anonymousId");
    if (device.isEmpty() && kind.equals("alias")) {
      // Who was previousId is userId from now on: the law finds that by the device.
      device = message.text("previousId");
    }
    if (!anonymous) {
      draft.set("anonymousId", text(Field.DOMAIN_USERID, 128), device);
    }
  }

  private static void name(Draft draft, JsonObject message, String kind) {
    draft.set(Field.EVENT, kind.equals("page") ? "page_view" : "unstruct");
    draft.set(Field.EVENT_VENDOR, "com.segment");
    draft.set(Field.EVENT_FORMAT, "jsonschema");
    draft.set(Field.EVENT_VERSION, "1-0-0");
    switch (kind) {
      case "page", "screen" -> draft.set(Field.EVENT_NAME, kind + "_view");
      case "track" -> {
        draft.set("event", text(Field.EVENT_NAME, 1000), message.take("event"));
        draft.need(Field.EVENT_NAME, "event", "missing; it says what was tracked");
      }
      default -> draft.set(Field.EVENT_NAME, kind);
    }
  }

  private static void rest(
      Draft draft, JsonObject message, JsonObject context, String kind, String messageId) {
    if (!Conversion.isUuid(messageId)) {
      message.put("messageId", messageId);
    }
    if (!message.isEmpty() || !kind.equals("page")) {
      draft.set(Field.UNSTRUCT_EVENT, describing(kind, message).json());
    }
    if (!context.isEmpty()) {
      draft.set(Field.CONTEXTS, "[" + describing("context", context).json() + "]");
    }
  }

  private static JsonObject describing(String name, JsonObject data) {
    return new JsonObject()
        .put("schema", "iglu:com.segment/" + name + "/jsonschema/1-0-0")
        .require("data", data);
  }
}
