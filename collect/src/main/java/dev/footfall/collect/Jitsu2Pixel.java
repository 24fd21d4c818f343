package dev.footfall.collect;

import dev.footfall.collect.SegmentEvent.Sender;
import dev.footfall.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Jitsu 2 by an image: one message as JSON in base64 ({@code data}), under the query's {@code
 * writekey}. What is wrong with it stands in the header {@code X-Jitsu-Error} beside the image.
 */
final class Jitsu2Pixel implements Protocol {
  private static final int LONGEST_HEADER = 500;

  private final SegmentEvent events;
  private final String type;

  Jitsu2Pixel(SegmentEvent events, String type) {
    this.events = events;
    this.type = type;
  }

  @Override
  public String name() {
    return "jitsu/2/pixel/" + (type.isEmpty() ? "event" : type);
  }

  @Override
  public Set<String> methods(String path) {
    String before = "/api/px/";
    boolean own =
        path.startsWith(before)
            && Jitsu2.PATHS.getOrDefault(type, Set.of()).contains(path.substring(before.length()));
    return own ? Set.of("GET", "HEAD") : Set.of();
  }

  @Override
  public Naming naming() {
    return Naming.ANY_KEY;
  }

  @Override
  public Skim skim(Request request) {
    String key =
        KeyPlaces.first(
            () -> KeyPlaces.segment(request),
            () -> KeyPlaces.withoutEnd(sent(request).text("writeKey")));
    return new Skim(Map.of(key, 1), false);
  }

  private static JsonObject sent(Request request) {
    try {
      return message(request.query());
    } catch (Violation e) {
      return new JsonObject();
    }
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    var decoding = new Decoding(envelope, sequence);
    try {
      var message = message(envelope.query());
      decoding.good(events.read(message, type, Sender.BROWSER, envelope, sequence, 0));
    } catch (Violation e) {
      decoding.badQuery(e);
    }
    return decoding.decoded();
  }

  @Override
  public Reply accepted(Request request) {
    var decoded = decode(Messages.trial(request, name()), 0);
    return decoded.badRows().isEmpty()
        ? Reply.pixel(request)
        : wrong(request, decoded.badRows().getFirst().message());
  }

  @Override
  public Optional<Reply> refused(Request request, KeyProblem problem) {
    return Optional.of(wrong(request, SegmentMessages.refusal(problem)));
  }

  /** A header holds visible ASCII only. */
  private static Reply wrong(Request request, String message) {
    String header = Conversion.cut(message, LONGEST_HEADER).replaceAll("[^ -~]", "?");
    return Reply.pixel(request).with("x-jitsu-error", header);
  }

  @Override
  public boolean retries() {
    return false;
  }

  @Override
  public PrivacyWish wish(Request request) {
    return SegmentMessages.wish(request);
  }

  /** Where ids or addresses must not be kept, the message is written again without them. */
  @Override
  public Request kept(Request request, PrivacyWish wish) {
    var kept = KeyPlaces.without(request);
    var redaction = SegmentMessages.redaction(wish);
    if (redaction.isEmpty()) {
      return kept;
    }
    byte[] json = sent(request).json().getBytes(StandardCharsets.UTF_8);
    return kept.with("data=" + Base64Text.encode(redaction.of(json)));
  }

  private static JsonObject message(String query) throws Violation {
    String data = QueryString.parse(query).get("data");
    if (data.isEmpty()) {
      throw new Violation("data: missing; it holds the message as JSON in base64");
    }
    return JsonObject.parse(Base64Text.decode(data));
  }
}
