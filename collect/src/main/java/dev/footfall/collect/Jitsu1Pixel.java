package dev.footfall.collect;

import dev.footfall.collect.SegmentEvent.Sender;
import dev.footfall.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Jitsu 1 by an image: one event as JSON in base64 ({@code data}), as parameters whose names say
 * where they belong ({@code user.id=ada}), or as both; the parameters win.
 */
final class Jitsu1Pixel implements Protocol {
  private static final String PATH = "/api/v1/p.gif";
  private static final Set<String> NOT_THE_EVENTS =
      Set.of("data", "token", "api_key", "cookie_policy", "ip_policy");

  private final SegmentEvent events;

  Jitsu1Pixel(SegmentEvent events) {
    this.events = events;
  }

  @Override
  public String name() {
    return "jitsu/1/pixel";
  }

  @Override
  public Set<String> methods(String path) {
    return path.equals(PATH) ? Set.of("GET", "HEAD") : Set.of();
  }

  @Override
  public Naming naming() {
    return Naming.ANY_KEY;
  }

  @Override
  public Skim skim(Request request) {
    return new Skim(Map.of(key(request), 1), false);
  }

  private static String key(Request request) {
    return KeyPlaces.first(
        () -> KeyPlaces.jitsu1(request),
        () -> QueryString.parse(request.query()).get("api_key"),
        () -> data(request.query()).text("token"),
        () -> data(request.query()).text("api_key"));
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    var decoding = new Decoding(envelope, sequence);
    try {
      var event = event(envelope.query());
      decoding.good(Jitsu1.read(events, event, Sender.BROWSER, envelope, sequence, 0));
    } catch (Violation e) {
      decoding.badQuery(e);
    }
    return decoding.decoded();
  }

  @Override
  public Reply accepted(Request request) {
    return Reply.pixel(request);
  }

  @Override
  public Optional<Reply> refused(Request request, KeyProblem problem) {
    return Optional.of(Jitsu1.refusal(request, key(request), problem));
  }

  @Override
  public boolean retries() {
    return false;
  }

  @Override
  public PrivacyWish wish(Request request) {
    return Jitsu1.wishOf(request);
  }

  /** Where ids or addresses must not be kept, the event is written again without them. */
  @Override
  public Request kept(Request request, PrivacyWish wish) {
    var kept = KeyPlaces.without(request);
    var redaction = Jitsu1.redaction(wish);
    if (redaction.isEmpty()) {
      return kept;
    }
    try {
      byte[] json = event(request.query()).json().getBytes(StandardCharsets.UTF_8);
      return kept.with("data=" + Base64Text.encode(redaction.of(json)));
    } catch (Violation e) {
      return kept.with("data=");
    }
  }

  private static JsonObject event(String query) throws Violation {
    var parameters = QueryString.parse(query);
    String data = parameters.get("data");
    var event = data.isEmpty() ? new JsonObject() : JsonObject.parse(Base64Text.decode(data));
    for (var parameter : parameters.parameters().entrySet()) {
      if (!NOT_THE_EVENTS.contains(parameter.getKey()) && !parameter.getKey().startsWith("p_")) {
        event.merge(nested(List.of(parameter.getKey().split("\\.", -1)), parameter.getValue()));
      }
    }
    return event;
  }

  private static JsonObject nested(List<String> names, String value) {
    var inner = new JsonObject().put(names.getLast(), value);
    for (int i = names.size() - 2; i >= 0; i--) {
      inner = new JsonObject().put(names.get(i), inner);
    }
    return inner;
  }

  private static JsonObject data(String query) {
    try {
      return JsonObject.read(Base64Text.decode(QueryString.parse(query).get("data")));
    } catch (Violation e) {
      return new JsonObject();
    }
  }
}
