package dev.footfall.collect;

import dev.footfall.collect.SegmentEvent.Sender;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Jitsu 1 ("EventNative") by POST: an event, an array of them, or {@code {"template": …, "events":
 * […]}} whose template is part of each. Browsers send under the app id, servers ({@code s2s}) under
 * the server secret.
 *
 * <p>{@code cookie_policy} and {@code ip_policy} in the query are {@code keep}, {@code strict} or
 * {@code comply}. Jitsu's {@code comply} is strict for visitors from the European Union and the
 * United Kingdom; here it is strict for everybody, because it has to be done before anything is
 * kept and nobody is asked then where an address is. Strict about cookies is what Snowplow calls
 * anonymous: the client's visitor ids and our cookie are dropped, and the client is told to delete
 * its own. Strict about addresses masks ours and drops those in the events.
 */
final class Jitsu1 implements Protocol {
  static final int LARGEST_EVENT = 51_200;

  private static final Set<String> BROWSER_PATHS =
      Set.of("/api/v1/event", "/api/v1/events", "/api/v1/event/", "/api/v1/events/");
  private static final Set<String> SERVER_PATHS =
      Set.of(
          "/api/v1/s2s/event", "/api/v1/s2s/events", "/api/v1/s2s/event/", "/api/v1/s2s/events/");
  private static final String RANDOM_PATH = "/api.";

  private static final Set<String> IDS = Set.of("anonymous_id", "hashed_anonymous_id", "ids");
  private static final Set<String> SIGNED_IN = Set.of("user");
  private static final Set<String> ADDRESSES = Set.of("source_ip");

  private final Sender sender;
  private final Messages messages;

  private Jitsu1(SegmentEvent events, Sender sender) {
    this.sender = sender;
    messages =
        new Messages(
            "events",
            LARGEST_EVENT,
            (event, batch, envelope, sequence, place) -> {
              var whole = batch.object("template");
              whole.merge(event);
              return read(events, whole, sender, envelope, sequence, place);
            });
  }

  static List<Protocol> all(SegmentEvent events) {
    return List.of(
        new Jitsu1(events, Sender.BROWSER),
        new Jitsu1(events, Sender.SERVER),
        new Jitsu1Pixel(events));
  }

  static Event read(
      SegmentEvent events,
      JsonObject event,
      Sender sender,
      Envelope envelope,
      long sequence,
      int place)
      throws Violation {
    return events.read(Jitsu1Event.message(event), "", sender, envelope, sequence, place);
  }

  @Override
  public String name() {
    return sender == Sender.SERVER ? "jitsu/1/s2s" : "jitsu/1/event";
  }

  @Override
  public Set<String> methods(String path) {
    boolean own =
        sender == Sender.SERVER
            ? SERVER_PATHS.contains(path)
            : BROWSER_PATHS.contains(path) || isRandom(path);
    return own ? Set.of("POST") : Set.of();
  }

  private static boolean isRandom(String path) {
    return path.length() > RANDOM_PATH.length()
        && path.startsWith(RANDOM_PATH)
        && path.indexOf('/', 1) < 0;
  }

  @Override
  public Naming naming() {
    return sender == Sender.SERVER ? Naming.SERVER_SECRET : Naming.ANY_KEY;
  }

  @Override
  public Skim skim(Request request) {
    return messages.skim(request, KeyPlaces.jitsu1(request));
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    return messages.decode(envelope, sequence);
  }

  @Override
  public Reply accepted(Request request) {
    String cookie = wish(request).anonymous() ? ",\"delete_cookie\":true" : "";
    return Reply.json(request, 200, "{\"status\":\"ok\"" + cookie + "}");
  }

  @Override
  public Optional<Reply> refused(Request request, KeyProblem problem) {
    return Optional.of(refusal(request, KeyPlaces.jitsu1(request), problem));
  }

  static Reply refusal(Request request, String token, KeyProblem problem) {
    String message =
        switch (problem) {
          case UNKNOWN -> "The token is not found: " + token;
          case NOT_SECRET ->
              "The token isn't a server secret token. Please use an s2s integration token";
        };
    var body = new JsonObject().put("message", message).require("error", "");
    return Reply.json(request, 401, body.json());
  }

  /** Jitsu's clients give up, or lose what they hold: they are never sent away for a while. */
  @Override
  public boolean retries() {
    return false;
  }

  @Override
  public boolean cookies() {
    return sender == Sender.BROWSER;
  }

  @Override
  public PrivacyWish wish(Request request) {
    return wishOf(request);
  }

  static PrivacyWish wishOf(Request request) {
    var snowplow = PrivacyWish.ofSnowplow(request);
    if (snowplow.anonymous()) {
      return snowplow;
    }
    var query = QueryString.parse(request.query());
    return new PrivacyWish(
        isStrict(query.get("cookie_policy"))
            ? PrivacyWish.Visitor.COOKIELESS
            : PrivacyWish.Visitor.KNOWN,
        isStrict(query.get("ip_policy")) ? PrivacyWish.Address.MASK : PrivacyWish.Address.KEEP,
        0);
  }

  private static boolean isStrict(String policy) {
    return policy.equals("strict") || policy.equals("comply");
  }

  @Override
  public Request kept(Request request, PrivacyWish wish) {
    var kept = KeyPlaces.without(request);
    var redaction = redaction(wish);
    return redaction.isEmpty() ? kept : kept.with(redaction.of(request.body()));
  }

  static Redaction redaction(PrivacyWish wish) {
    return Redaction.of(wish, wish.drops(IDS, SIGNED_IN), ADDRESSES);
  }
}
