package dev.footfall.server;

import dev.footfall.event.Envelope;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as Snowplow Micro tells of it. Of a project that pseudonymises fields nothing is told
 * that it would not store: neither parameters nor address.
 */
final class MicroRequest {
  private final Envelope envelope;
  private final boolean plain;
  private final ObjectNode query = Json.MAPPER.createObjectNode();
  private final Map<String, ObjectNode> bodies = new HashMap<>();

  MicroRequest(Envelope envelope) {
    this.envelope = envelope;
    plain = envelope.precautions().pseudonymised().isEmpty();
    if (plain) {
      readQuery();
      readBody();
    }
  }

  private void readQuery() {
    for (String part : envelope.query().split("&", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        query.put(decoded(pair[0]), decoded(pair[1]));
      }
    }
  }

  /** By the ids of their events: that is how an event is found again in its request. */
  private void readBody() {
    if (envelope.body().length == 0) {
      return;
    }
    try {
      for (var event : Json.MAPPER.readTree(envelope.body()).path("data")) {
        if (event instanceof ObjectNode parameters) {
          bodies.put(event.path("eid").asString("").toLowerCase(Locale.ROOT), parameters);
        }
      }
    } catch (JacksonException e) {
      // What cannot be read is a bad row, which has its payload.
    }
  }

  /** Vendor and version of the path. */
  ObjectNode api() {
    int slash = envelope.protocol().lastIndexOf('/');
    return Json.MAPPER
        .createObjectNode()
        .put("vendor", envelope.protocol().substring(0, Math.max(0, slash)))
        .put("version", envelope.protocol().substring(slash + 1));
  }

  /** What a Snowplow tracker sent of an event; of other protocols the query's parameters. */
  ObjectNode parameters(String eventId) {
    var parameters = query.deepCopy();
    var own = bodies.getOrDefault(eventId, bodies.get(""));
    if (own != null) {
      parameters.setAll(own);
    }
    return parameters;
  }

  /** The query's parameters. */
  ObjectNode query() {
    return query;
  }

  String contentType() {
    return envelope.contentType();
  }

  ObjectNode source() {
    return Json.MAPPER
        .createObjectNode()
        .put("name", "footfall")
        .put("encoding", "UTF-8")
        .put("hostname", envelope.header("host"));
  }

  ObjectNode context() {
    var context = Json.MAPPER.createObjectNode();
    context.put("timestamp", envelope.receivedAt().toString());
    context.put("ipAddress", plain ? envelope.ip() : "");
    context.put("useragent", envelope.header("user-agent"));
    context.put("refererUri", envelope.header("referer"));
    var headers = context.putArray("headers");
    envelope.headers().forEach((name, value) -> headers.add(name + ": " + value));
    context.put("userId", plain ? envelope.networkUserId() : "");
    return context;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
