package dev.footfall.collect;

import dev.footfall.collect.SegmentEvent.Sender;
import java.util.List;
import java.util.Set;

/** What Segment's and Jitsu 2's requests have in common: keys, wishes, bodies, answers. */
final class SegmentMessages {
  private static final Redaction ANONYMOUS =
      new Redaction(
          Set.of(
              "anonymousId",
              "previousId",
              "clientIds",
              "context.ip",
              "requestIp",
              "device.id",
              "device.advertisingId"));
  private static final Redaction WITHOUT_ADDRESS = new Redaction(Set.of("context.ip", "requestIp"));

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
        () -> KeyPlaces.withoutEnd(EventList.of(request.body(), "batch").text("writeKey")));
  }

  static PrivacyWish wish(Request request) {
    var snowplow = PrivacyWish.ofSnowplow(request);
    if (snowplow.anonymous()) {
      return snowplow;
    }
    return switch (request.header("x-ip-policy").strip()) {
      case "stripLastOctet" -> new PrivacyWish(false, PrivacyWish.Address.MASK);
      case "remove" -> new PrivacyWish(false, PrivacyWish.Address.DROP);
      default -> PrivacyWish.NONE;
    };
  }

  static Request kept(Request request) {
    var kept = KeyPlaces.without(request);
    var wish = wish(request);
    return wish.equals(PrivacyWish.NONE) ? kept : kept.with(redacted(wish, request.body()));
  }

  static byte[] redacted(PrivacyWish wish, byte[] body) {
    return (wish.anonymous() ? ANONYMOUS : WITHOUT_ADDRESS).of(body);
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
