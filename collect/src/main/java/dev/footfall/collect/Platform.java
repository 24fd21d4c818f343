package dev.footfall.collect;

import dev.footfall.event.Envelope;
import java.util.Locale;

/** What a message in Segment's shape was sent from, in Snowplow's words. */
enum Platform {
  /** A page. */
  WEB,
  /** An app. */
  MOB,
  /** A server. */
  SRV;

  /**
   * What its channel says, else what its sender is, else what its context shows. The channel is
   * taken.
   */
  static Platform of(
      JsonObject message, String type, SegmentEvent.Sender sender, Envelope envelope) {
    String channel = message.take("channel");
    if (sender == SegmentEvent.Sender.SERVER || channel.equals("server")) {
      return SRV;
    }
    var context = message.object("context");
    if (channel.equals("mobile") || type.equals("screen") || context.has("device")) {
      return MOB;
    }
    boolean page =
        sender == SegmentEvent.Sender.BROWSER
            || channel.equals("browser")
            || context.has("page")
            || !envelope.header("origin").isEmpty();
    return page ? WEB : SRV;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
