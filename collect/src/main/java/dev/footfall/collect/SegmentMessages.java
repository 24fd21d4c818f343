package dev.footfall.collect;

import dev.footfall.collect.SegmentEvent.Sender;
import java.util.List;
import java.util.Set;

/** What Segment's and Jitsu 2's requests have in common: keys, wishes, bodies, answers. */
final class SegmentMessages {
  private static final Set<String> IDS =
      Set.of("anonymousId", "previousId", "clientIds", "device.id", "device.advertisingId");
  private static final Set<String> SIGNED_IN = Set.of("userId", "traits");
  private static final Set<String> ADDRESSES = Set.of("context.ip", "requestIp");

  private SegmentMessages() {}

  /**
   * Bodies of one message, or of several under {@code batch}, which may say {@code sentAt} and
   * {@code context} once for all of them.
   *
   * @param type what the path says each message is; empty where each says it itself
   */
  static Messages of(SegmentEvent events, String type, Sender sender) {
    return new Messages(
        "batch",
        Jitsu2.LARGEST_EVENT,
        (message, batch, envelope, sequence, place) -> {
          var whole = new JsonObject().put("context", batch.object("context"));
          whole.put("sentAt", batch.text("sentAt"));
          whole.merge(message);
          return events.read(whole, type, sender, envelope, sequence, place);
        });
  }

  /** The key in one of its four places; the last is the body. */
  static String key(Request request) {
    return KeyPlaces.first(
        () -> KeyPlaces.segment(request),
        () ->
            KeyPlaces.withoutEnd(
                EventList.of(request.body(), "batch", PayloadData.most("", "")).text("writeKey")));
  }

  static PrivacyWish wish(Request request) {
    var snowplow = PrivacyWish.ofSnowplow(request);
    if (snowplow.anonymous()) {
      return snowplow;
    }
    return switch (request.header("x-ip-policy").strip()) {
      case "stripLastOctet" -> PrivacyWish.NONE.with(PrivacyWish.Address.MASK);
      case "remove" -> PrivacyWish.NONE.with(PrivacyWish.Address.DROP);
      default -> PrivacyWish.NONE;
    };
  }

  static Request kept(Request request, PrivacyWish wish) {
    var kept = KeyPlaces.without(request);
    var redaction = redaction(wish);
    return redaction.isEmpty() ? kept : kept.with(redaction.of(request.body()));
  }

  static Redaction redaction(PrivacyWish wish) {
    return Redaction.of(wish, wish.drops(IDS, SIGNED_IN), ADDRESSES);
  }

  static String refusal(KeyProblem problem) {
    return switch (problem) {
      case UNKNOWN -> "no project has this write key";
      case NOT_SECRET -> "this write key has no secret; servers send app_id:server_secret";
    };
  }

  /** A batch's answer: how many messages came, how many are good, what is wrong with the others. */
  static String counted(JsonObject answer, Messages.Check check) {
    return answer
        .require("ok", check.errors().isEmpty())
        .require("receivedEvents", check.received())
        .require("okEvents", check.good())
        .require("errors", List.copyOf(check.errors()))
        .json();
  }
}
