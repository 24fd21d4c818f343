package dev.footfall.bench;

import dev.footfall.collect.Protocols;
import dev.footfall.enrich.Enrichment;
import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Precautions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests of fifty events as the door keeps them, by protocol. */
public final class Requests {
  /** How many events each holds. */
  public static final int EVENTS = 50;

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0"
          + " Safari/537.36";

  private static final String JITSU =
      """
      {"api_key":"shop","src":"jitsu","event_type":"pageview","event_id":"j-%d",\
      "user":{"anonymous_id":"visitor-%d","id":"user-%d"},"utc_time":"2026-11-22T11:59:59.123000Z",\
      "local_tz_offset":-60,"referer":"https://search.example/?q=cups",\
      "url":"https://shop.example/cups/%d?utm_source=news","page_title":"Cup number %d",\
      "doc_path":"/cups/%d","doc_host":"shop.example","screen_resolution":"1280x720",\
      "vp_size":"1265x600","user_language":"en-GB","doc_encoding":"UTF-8",\
      "utm":{"source":"news","campaign":"spring"}}\
      """;

  private static final String SEGMENT =
      """
      {"type":"page","messageId":"s-%d","anonymousId":"visitor-%d","userId":"user-%d",\
      "timestamp":"2026-11-22T11:59:59.123Z","name":"Cup number %d",\
      "properties":{"title":"Cup number %d","url":"https://shop.example/cups/%d?utm_source=news",\
      "referrer":"https://search.example/?q=cups"},\
      "context":{"library":{"name":"analytics.js","version":"2.1.0"},"locale":"en-GB",\
      "screen":{"width":1280,"height":720},"campaign":{"source":"news","name":"spring"}}}\
      """;

  private Requests() {}

  /** Of a Snowplow tracker: the demo's traffic. */
  static Envelope snowplow() {
    byte[] request = Payload.traffic("shop", 1, EVENTS).getFirst().next();
    int body = new String(request, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    return envelope(
        "com.snowplowanalytics.snowplow/tp2", Arrays.copyOfRange(request, body, request.length));
  }

  /** Of Jitsu's first tracker. */
  static Envelope jitsu() {
    return envelope("jitsu/1/event", "[%s]".formatted(list(JITSU)));
  }

  /** A batch of Segment's. */
  static Envelope segment() {
    return envelope(
        "segment/batch",
        "{\"batch\":[%s],\"sentAt\":\"2026-11-22T11:59:59.500Z\"}".formatted(list(SEGMENT)));
  }

  /** The events of a Snowplow tracker's request, as they are stored. */
  public static List<Event> enriched() {
    var request = snowplow();
    var events = new Protocols("bench").decode(request, 0).events();
    for (Enrichment enrichment : Enrich.enrichments().values()) {
      events = events.stream().map(event -> enrichment.enrich(event, request)).toList();
    }
    return events;
  }

  private static String list(String event) {
    return IntStream.range(0, EVENTS)
        .mapToObj(i -> event.replace("%d", Integer.toString(i)))
        .collect(Collectors.joining(","));
  }

  private static Envelope envelope(String protocol, String body) {
    return envelope(protocol, body.getBytes(StandardCharsets.UTF_8));
  }

  private static Envelope envelope(String protocol, byte[] body) {
    return new Envelope(
        1,
        "shop",
        0,
        NOON,
        protocol,
        "",
        "application/json",
        Map.of("user-agent", BROWSER),
        "192.0.2.7",
        "0e5f3b1c-7a0a-4f0e-8a53-6f1f0a0c9d11",
        false,
        Precautions.NONE,
        Optional.empty(),
        body);
  }
}
