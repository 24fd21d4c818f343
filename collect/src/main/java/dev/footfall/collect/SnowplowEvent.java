package dev.footfall.collect;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;

/** Makes an event of a Snowplow tracker's parameters and of the request they came in. */
final class SnowplowEvent {
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
  private static final int LONGEST_AGENT = 1000;
  private static final int LONGEST_PAGE = 10_000;

  private final String collector;
  private final boolean ofAKind;

  private SnowplowEvent(String collector, boolean ofAKind) {
    this.collector = collector;
    this.ofAKind = ofAKind;
  }

  /** Takes events that say of what kind they are ({@code e}). */
  static SnowplowEvent ofAKind(String collector) {
    return new SnowplowEvent(collector, true);
  }

  /** Takes events that do not say it too. */
  static SnowplowEvent ofAnyKind(String collector) {
    return new SnowplowEvent(collector, false);
  }

  /**
   * Reads an event.
   *
   * @param place the event's place in the record of that sequence number
   * @throws Violation naming every parameter that cannot be read
   */
  Event read(SortedMap<String, String> parameters, Envelope envelope, long sequence, int place)
      throws Violation {
    var event = Event.in(envelope.project());
    request(event, envelope);
    parameters(event, parameters);
    if (envelope.anonymous()) {
      event.set(Field.NETWORK_USERID, NOBODY).set(Field.USER_IPADDRESS, null);
    }
    event.set(Field.APP_ID, envelope.appId());
    var content = ContentHash.of(parameters);
    event.set(Field.EVENT_FINGERPRINT, content);
    if (event.get(Field.EVENT_ID) == null) {
      event.set(
          Field.EVENT_ID,
          event.get(Field.DVCE_CREATED_TSTAMP) == null
              ? ContentHash.eventId(envelope.project(), content, sequence, place)
              : ContentHash.eventId(envelope.project(), content));
    }
    return event.build();
  }

  /** What the request says, as far as the tracker does not say it itself. */
  private void request(Event.Builder event, Envelope envelope) {
    event
        .set(Field.COLLECTOR_TSTAMP, envelope.receivedAt())
        .set(Field.V_COLLECTOR, collector)
        .set(Field.NETWORK_USERID, envelope.networkUserId())
        .set(Field.USER_IPADDRESS, envelope.ip())
        .set(Field.USERAGENT, cut(envelope.header("user-agent"), LONGEST_AGENT))
        .set(Field.PAGE_URL, cut(envelope.header("referer"), LONGEST_PAGE));
  }

  private static String cut(String header, int most) {
    String clean = Conversion.clean(header);
    return clean.length() <= most ? clean : clean.substring(0, most);
  }

  private void parameters(Event.Builder event, SortedMap<String, String> parameters)
      throws Violation {
    var problems = new ArrayList<String>();
    var reason = BadRow.Reason.TRACKER_PROTOCOL_VIOLATION;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      try {
        set(event, parameter.getKey(), parameter.getValue());
      } catch (Violation e) {
        problems.add(parameter.getKey() + ": " + e.message());
        reason = e.reason();
      }
    }
    if (problems.isEmpty() && ofAKind && event.get(Field.EVENT) == null) {
      problems.add("e: missing; it says what kind of event this is, such as pv for a page view");
    }
    if (problems.isEmpty() && "unstruct".equals(event.get(Field.EVENT))) {
      if (event.get(Field.UNSTRUCT_EVENT) == null) {
        problems.add("ue_pr: missing, and so is ue_px; an event of the kind ue is in one of them");
      }
    }
    if (!problems.isEmpty()) {
      throw new Violation(reason, String.join("; ", problems));
    }
    name(event, parameters);
  }

  private static void set(Event.Builder event, String name, String value) throws Violation {
    if (value.isEmpty()) {
      return;
    }
    switch (name) {
      case "co" -> contexts(event, value);
      case "cx" -> contexts(event, Base64Text.decode(value));
      case "ue_pr" -> selfDescribing(event, value);
      case "ue_px" -> selfDescribing(event, Base64Text.decode(value));
      default -> {
        var conversion = SnowplowParameters.get(name);
        if (conversion != null) {
          conversion.set(event, value);
        }
      }
    }
  }

  private static void contexts(Event.Builder event, String json) throws Violation {
    event.set(Field.CONTEXTS, SelfDescribing.contexts(json).json());
  }

  private static void selfDescribing(Event.Builder event, String json) throws Violation {
    var found = SelfDescribing.event(json);
    event.set(Field.UNSTRUCT_EVENT, found.json());
    schema(event, found.schema());
  }

  /**
   * Only a self-describing event is named by its schema; one beside another kind is kept unnamed.
   */
  private static void name(Event.Builder event, Map<String, String> parameters) {
    String kind = parameters.getOrDefault("e", "");
    switch (kind) {
      case "", "ue" -> {}
      case "se", "ev" ->
          schema(event, new SchemaKey("com.google.analytics", "event", "jsonschema", "1-0-0"));
      default ->
          schema(
              event,
              new SchemaKey(
                  "com.snowplowanalytics.snowplow",
                  SnowplowParameters.EVENTS.getOrDefault(kind, ""),
                  "jsonschema",
                  "1-0-0"));
    }
  }

  private static void schema(Event.Builder event, SchemaKey schema) {
    event
        .set(Field.EVENT_VENDOR, schema.vendor())
        .set(Field.EVENT_NAME, schema.name())
        .set(Field.EVENT_FORMAT, schema.format())
        .set(Field.EVENT_VERSION, schema.version());
  }
}
