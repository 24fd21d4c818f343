package dev.footfall.enrich;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;

/**
 * What a browser said of itself with an event, word for word: what an {@link Agent} is read from,
 * and remembered by.
 *
 * @param agent the user agent
 * @param brands {@code sec-ch-ua}
 * @param fullVersions {@code sec-ch-ua-full-version-list}
 * @param platform {@code sec-ch-ua-platform}
 * @param platformVersion {@code sec-ch-ua-platform-version}
 * @param model {@code sec-ch-ua-model}
 * @param mobile {@code sec-ch-ua-mobile}
 * @param entity Client Hints that the tracker sent as an entity, a JSON object; empty: it did not
 */
record Said(
    String agent,
    String brands,
    String fullVersions,
    String platform,
    String platformVersion,
    String model,
    String mobile,
    String entity) {

  private static final String ENTITY = "iglu:org.ietf/http_client_hints/jsonschema/";

  /** Real ones are shorter; made-up ones must not keep the patterns busy. */
  private static final int LONGEST = 500;

  static Said of(Event event, Envelope envelope) {
    String agent = event.text(Field.USERAGENT);
    String entity = Entities.data(event.text(Field.CONTEXTS), ENTITY);
    // Headers speak of who sent the request: of somebody else where the event names another agent.
    boolean own = envelope.header("user-agent").startsWith(agent);
    return new Said(
        cut(agent),
        own ? cut(envelope.header("sec-ch-ua")) : "",
        own ? cut(envelope.header("sec-ch-ua-full-version-list")) : "",
        own ? cut(envelope.header("sec-ch-ua-platform")) : "",
        own ? cut(envelope.header("sec-ch-ua-platform-version")) : "",
        own ? cut(envelope.header("sec-ch-ua-model")) : "",
        own ? cut(envelope.header("sec-ch-ua-mobile")) : "",
        entity.length() <= 2 * LONGEST ? entity : "");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
