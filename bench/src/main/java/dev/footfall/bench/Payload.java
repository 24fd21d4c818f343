package dev.footfall.bench;

import dev.footfall.demo.Traffic;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that is sent over and over, each time with event ids that were never sent before.
 *
 * @param bytes head and body
 * @param ids where the last twelve digits of the events' ids begin
 */
record Payload(byte[] bytes, int[] ids) {
  static final String COLLECTOR = "/com.snowplowanalytics.snowplow/tp2";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String SCHEMA =
      "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";
  private static final String ID = "0f00fa11-0000-4000-8000-";
  private static final int DIGITS = 12;
  private static final long SEED = 20_261_122;
  private static final AtomicLong LAST = new AtomicLong();

  /** A page view in a request of its own. */
  static Payload single(String path, String appId) {
    return of(path, appId, events().limit(1).toList());
  }

  /** Realistic traffic: requests of so many events each, of visitors that agreed to it. */
  static List<Payload> traffic(String appId, int requests, int events) {
    var all = events().limit((long) requests * events).toList();
    var payloads = new ArrayList<Payload>();
    for (int from = 0; from + events <= all.size(); from += events) {
      payloads.add(of(COLLECTOR, appId, all.subList(from, from + events)));
    }
    return payloads;
  }

  private static Stream<Map<String, String>> events() {
    return Traffic.month(Instant.now(), SEED)
        .batches()
        .filter(batch -> !batch.anonymous())
        .flatMap(batch -> batch.events().stream());
  }

  private static Payload of(String path, String appId, List<Map<String, String>> events) {
    String now = Long.toString(System.currentTimeMillis());
    events.forEach(
        event -> event.putAll(Map.of("aid", appId, "stm", now, "eid", ID + "0".repeat(DIGITS))));
    byte[] body = MAPPER.writeValueAsBytes(Map.of("schema", SCHEMA, "data", events));
    var request = new ByteArrayOutputStream();
    request.writeBytes(Wire.head(path, body.length));
    request.writeBytes(body);
    byte[] bytes = request.toByteArray();
    return new Payload(bytes, places(bytes, events.size()));
  }

  private static int[] places(byte[] bytes, int events) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    var places = new int[events];
    int at = 0;
    for (int i = 0; i < events; i++) {
      at = text.indexOf(ID, at) + ID.length();
      places[i] = at;
    }
    return places;
  }

  /** One of the same for a thread of its own. */
  Payload copy() {
    return new Payload(bytes.clone(), ids);
  }

  /** The request with new ids; the same array each time. */
  byte[] next() {
    long number = LAST.getAndAdd(ids.length);
    for (int place : ids) {
      long left = number++;
      for (int digit = DIGITS - 1; digit >= 0; digit--) {
        bytes[place + digit] = (byte) ('0' + left % 10);
        left /= 10;
      }
    }
    return bytes;
  }
}
