package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.EventLimits;
import dev.footfall.event.PrivacyPolicy;
import dev.footfall.event.Project;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Requests as real trackers send them, and short ways to read them. */
final class Sample {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  static final Project SHOP =
      new Project(7, "acme/shop", "shop", 365, PrivacyPolicy.NONE, EventLimits.OF_THE_INSTANCE);
  static final UUID FRESH = UUID.fromString("0e5f3b1c-7a0a-4f0e-8a53-6f1f0a0c9d11");
  static final Protocols PROTOCOLS =
      new Protocols(
          "1.2.3",
          new RedirectHosts(List.of("shop.example", "shop.example:8443")),
          OptOutCookie.NONE);
  static final String TP2 = "/com.snowplowanalytics.snowplow/tp2";
  static final String SCHEMA = "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";

  /** A page view as the browser tracker 4.10.1 posts it. */
  static final String PAGE_VIEW =
      """
      {"e":"pv","url":"https://shop.example/a%20b?utm_source=news","page":"Cups & Mugs",\
      "refr":"https://search.example/","eid":"5C3B0F0E-3d5c-4a3e-9d4e-1f6f4b9e2a10","tv":"js-4.10.1",\
      "tna":"sp","aid":"shop","p":"web","cookie":"1","cs":"UTF-8","lang":"en-GB","res":"1280x720",\
      "cd":"24","tz":"Europe/Berlin","dtm":"1795262399000","vp":"1265x600","ds":"1265x3000",\
      "vid":"3","sid":"b1a7c3de-0000-4000-8000-000000000001",\
      "duid":"d0000000-0000-4000-8000-000000000002","uid":"ada","stm":"1795262399500",\
      "co":"{\\"schema\\":\\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0\\",\
      \\"data\\":[{\\"schema\\":\\"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0\\",\
      \\"data\\":{\\"id\\":\\"p1\\"}}]}"}\
      """;

  private Sample() {}

  /** A payload_data document of these events. */
  static String payload(String... events) {
    return "{\"schema\":\"" + SCHEMA + "\",\"data\":[" + String.join(",", events) + "]}";
  }

  /** An event of the shop with these parameters: names and values in turn. */
  static String event(String... parameters) {
    var all = new LinkedHashMap<String, String>();
    all.put("e", "pv");
    all.put("aid", "shop");
    all.put("p", "web");
    all.put("tv", "js-4.10.1");
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return all.entrySet().stream()
        .map(p -> "\"" + p.getKey() + "\":\"" + p.getValue().replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  static Request post(String query, Map<String, String> headers, byte[] body) {
    return new Request("POST", TP2, query, headers, "192.0.2.7", body);
  }

  static Request get(String query, Map<String, String> headers) {
    return new Request("GET", "/i", query, headers, "192.0.2.7", new byte[0]);
  }

  static Protocol protocol(Request request) {
    return PROTOCOLS
        .find(request.method(), request.path())
        .or(() -> PROTOCOLS.custom(request))
        .orElseThrow();
  }

  static Arrival arrival(Request request) {
    return new Arrival(
        protocol(request), request, NOON, TrustedProxies.NONE, FRESH, () -> new byte[0]);
  }

  static Envelope envelope(Request request) {
    return arrival(request).envelope(SHOP);
  }

  static Decoded decode(Request request) {
    return PROTOCOLS.decode(envelope(request), 42);
  }

  static Decoded decode(String body) {
    return decode(post("", Map.of(), body.getBytes(UTF_8)));
  }

  /** The only event of a body of one event with these parameters. */
  static Event only(String... parameters) {
    var decoded = decode(payload(event(parameters)));
    if (decoded.events().size() != 1) {
      throw new AssertionError(
          Arrays.toString(parameters) + ": " + decoded.badRows().getFirst().message());
    }
    return decoded.events().getFirst();
  }
}
