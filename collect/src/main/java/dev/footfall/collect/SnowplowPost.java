package dev.footfall.collect;

import dev.footfall.event.Envelope;
import dev.footfall.event.Origin;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Snowplow's tracker protocol by POST: any number of events in a {@code payload_data} document.
 *
 * <p>Kinder than Snowplow's own reader in three ways, because an event it refuses is an event a
 * team misses: one bad event does not take the whole request with it, a name we do not know is
 * passed over instead of refused, and {@code tv} and {@code p} may be missing. The media type is
 * not looked at: a body that is no {@code payload_data} shows it.
 */
final class SnowplowPost implements Protocol {
  static final String PATH = "/com.snowplowanalytics.snowplow/tp2";
  static final String NAME = PATH.substring(1);

  private final SnowplowEvent events;

  SnowplowPost(SnowplowEvent events) {
    this.events = events;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> methods(String path) {
    return path.equals(PATH) ? Set.of("POST") : Set.of();
  }

  @Override
  public Reply accepted(Request request) {
    return Reply.text(request, "ok");
  }

  @Override
  public Skim skim(Request request) {
    var appId = AppId.of(QueryString.parse(request.query()), request.header(AppId.HEADER));
    byte[] body = PayloadData.unmarked(request.body());
    int most = PayloadData.most(request.query(), request.header("referer"));
    var skim = skim(appId, body, most);
    // Looked for after a failure only: nearly every body is UTF-8 and need not be read twice.
    return skim.broken() ? skim(appId, PayloadData.utf8(body), most) : skim;
  }

  private static Skim skim(AppId appId, byte[] utf8, int most) {
    var count = new Skim.Count(appId);
    var end = PayloadData.walk(utf8, most, (parser, from) -> count.add(ownAppId(parser)));
    boolean broken = end.problem() != null;
    return count.skim(broken, broken && end.from() == 0);
  }

  private static String ownAppId(JsonParser parser) {
    String found = "";
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return found;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean named = parser.currentName().equals("aid");
      if (parser.nextToken() == JsonToken.VALUE_STRING && named) {
        found = parser.getString();
      } else {
        parser.skipChildren();
      }
    }
    return found;
  }

  @Override
  public Request kept(Request request, PrivacyWish wish) {
    return SnowplowPrivacy.keptAsJson(request, wish);
  }

  @Override
  public Decoded decode(Envelope envelope, long sequence) {
    byte[] body = PayloadData.unmarked(envelope.body());
    var reading = new Reading(envelope, sequence, body);
    var end = reading.walk();
    if (end.problem() == null) {
      return reading.decoded(end);
    }
    var again = new Reading(envelope, sequence, PayloadData.utf8(body));
    return again.decoded(again.walk());
  }

  /** One reading of one envelope. */
  private final class Reading {
    private final Envelope envelope;
    private final long sequence;
    private final byte[] body;
    private final QueryString query;
    private final AppId appId;
    private final Decoding decoding;

    Reading(Envelope envelope, long sequence, byte[] body) {
      this.envelope = envelope;
      this.sequence = sequence;
      this.body = body;
      query = QueryString.parse(envelope.query());
      appId = AppId.of(query, envelope.header(AppId.HEADER));
      decoding = new Decoding(envelope, sequence);
    }

    PayloadData.End walk() {
      int most = PayloadData.most(envelope.query(), envelope.header("referer"));
      return PayloadData.walk(body, most, this::event);
    }

    Decoded decoded(PayloadData.End end) {
      if (end.problem() == null) {
        return decoding.decoded();
      }
      var kept = end.from() == 0 ? new Decoding(envelope, sequence) : decoding;
      if (end.from() == 0) {
        kept.badWhole(end.reason(), end.problem(), Integer.MAX_VALUE);
      } else {
        byte[] rest = Arrays.copyOfRange(body, end.from(), body.length);
        kept.badPart(end.reason(), end.problem(), rest, Origin.Form.REST, () -> PayloadData.EMPTY);
      }
      return kept.decoded();
    }

    private void event(JsonParser parser, int from) {
      var parameters = new TreeMap<String, String>();
      String wrong = parameters(parser, parameters);
      if (!appId.of(parameters.getOrDefault("aid", "")).equals(envelope.appId())) {
        return;
      }
      parameters.putAll(query.parameters());
      try {
        if (!wrong.isEmpty()) {
          throw new Violation(wrong);
        }
        decoding.good(events.read(parameters, envelope, sequence, decoding.place()));
      } catch (Violation e) {
        int to = (int) parser.currentLocation().getByteOffset();
        byte[] event = Arrays.copyOfRange(body, from, to);
        decoding.badPart(
            e.reason(), e.message(), event, Origin.Form.EVENT, () -> PayloadData.EMPTY);
      }
    }
  }

  /** Fills in the event's parameters and says what is wrong with them; nothing: the empty text. */
  private static String parameters(JsonParser parser, SortedMap<String, String> parameters)
      throws JacksonException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      parser.finishToken();
      return "an event is an object";
    }
    String wrong = "";
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      switch (parser.nextToken()) {
        case VALUE_STRING -> parameters.put(name, parser.getString());
        case VALUE_NULL -> {}
        default -> {
          parser.skipChildren();
          wrong = Violation.quoted(name) + " must be a text in quotes";
        }
      }
    }
    return wrong;
  }
}
