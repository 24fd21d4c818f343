package dev.footfall.collect;

import java.util.Set;

/**
 * Brings Jitsu 1's flat event into Segment's shape. In version 2.0 of the format everything stands
 * beside {@code event_type}; in 1.0 the part that the client itself fills in is under {@code
 * eventn_ctx}. What the shape has no place for is an event's properties; a {@code user_identify}'s
 * are the user's traits.
 */
final class Jitsu1Event {
  private static final Set<String> PAGES = Set.of("page", "pageview", "page_view", "app_page");

  /** Parts of the page's address, and keys. */
  private static final Set<String> KNOWN_OTHERWISE =
      Set.of("doc_path", "doc_host", "doc_search", "api_key", "token", "_timestamp");

  private Jitsu1Event() {}

  /**
   * The message that says the same.
   *
   * @throws Violation if the event has no {@code event_type}
   */
  static JsonObject message(JsonObject event) throws Violation {
    var block = event.takeObject("eventn_ctx");
    event.merge(block);
    String type = event.take("event_type");
    if (type.isEmpty()) {
      throw new Violation("event_type: missing; it says what happened, such as pageview");
    }
    event.remove(KNOWN_OTHERWISE);
    var user = event.takeObject("user");
    var message = new JsonObject();
    message.put(
        "messageId",
        KeyPlaces.first(() -> event.take("event_id"), () -> event.take("eventn_ctx_event_id")));
    message.put("timestamp", event.take("utc_time"));
    message.put("anonymousId", user.take("anonymous_id"));
    user.remove(Set.of("hashed_anonymous_id"));
    message.put("userId", userId(user));
    message.put("context", context(event));
    return what(message, type, event, user);
  }

  /** The text of the id that stands for the user; an e-mail address stays among the traits. */
  private static String userId(JsonObject user) {
    String own = KeyPlaces.first(() -> user.take("id"), () -> user.take("internal_id"));
    return own.isEmpty() ? user.text("email") : own;
  }

  private static JsonObject what(
      JsonObject message, String type, JsonObject rest, JsonObject user) {
    var context = message.takeObject("context");
    switch (type) {
      case "user_identify", "identify" -> message.put("type", "identify").put("traits", user);
      default -> {
        context.put("traits", user);
        if (PAGES.contains(type)) {
          message.put("type", "page");
        } else {
          message.put("type", "track").put("event", type);
        }
      }
    }
    return message.put("context", context).put("properties", rest);
  }

  private static JsonObject context(JsonObject event) {
    var page =
        new JsonObject()
            .put("url", event.take("url"))
            .put("title", event.take("page_title"))
            .put("referrer", event.take("referer"));
    var utm = event.takeObject("utm");
    utm.put("name", utm.take("campaign"));
    return new JsonObject()
        .put("page", page)
        .put("screen", screen(event))
        .put("campaign", utm)
        .put("clickIds", event.takeObject("click_id"))
        .put("clientIds", event.takeObject("ids"))
        .put("library", new JsonObject().put("name", event.take("src")))
        .put("ip", event.take("source_ip"))
        .put("userAgent", event.take("user_agent"))
        .put("locale", event.take("user_language"))
        .put("encoding", event.take("doc_encoding"));
  }

  private static JsonObject screen(JsonObject event) {
    var screen = new JsonObject();
    size(screen, event.take("screen_resolution"), "width", "height");
    size(screen, event.take("vp_size"), "innerWidth", "innerHeight");
    return screen;
  }

  private static void size(JsonObject screen, String size, String width, String height) {
    int x = size.indexOf('x');
    screen.put(width, x < 0 ? size : size.substring(0, x));
    screen.put(height, x < 0 ? "" : size.substring(x + 1));
  }
}
