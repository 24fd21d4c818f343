package dev.footfall.collect;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client is answered. Every reply carries the CORS headers, the errors too: a browser
 * tracker that may not read an answer takes it for a failure and sends its events for ever.
 *
 * @param status the HTTP status
 * @param headers values by lower-case name
 * @param body the body's bytes
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {
  private static final byte[] PIXEL =
      Base64.getDecoder().decode("R0lGODlhAQABAPAAAP///wAAACH5BAUAAAAALAAAAAABAAEAAAICRAEAOw==");

  /** Keeps its own copy of the headers. */
  public Reply {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /** 200 with this text: a client's queue moves on only when it can read a body. */
  public static Reply text(Request request, String text) {
    return text(request, 200, text);
  }

  /** An answer of this status with a text for a person. */
  public static Reply text(Request request, int status, String text) {
    return new Reply(status, Cors.headers(request), text.getBytes(StandardCharsets.UTF_8))
        .with("content-type", "text/plain; charset=utf-8");
  }

  /** An answer of this status with a JSON text. */
  public static Reply json(Request request, int status, String json) {
    return new Reply(status, Cors.headers(request), json.getBytes(StandardCharsets.UTF_8))
        .with("content-type", "application/json; charset=utf-8");
  }

  /** 200 with a transparent GIF of one pixel, 43 bytes, never cached; no body for HEAD. */
  public static Reply pixel(Request request) {
    byte[] body = request.method().equals("HEAD") ? new byte[0] : PIXEL.clone();
    return new Reply(200, Cors.headers(request), body)
        .with("content-type", "image/gif")
        .with("cache-control", "no-cache, no-store, must-revalidate");
  }

  /** The answer to a browser that asks (OPTIONS) whether it may send. It may. */
  public static Reply preflight(Request request) {
    return new Reply(200, Cors.preflight(request), new byte[0]);
  }

  /** 503: nothing was stored, the client keeps its events and comes again. */
  public static Reply unavailable(Request request, Duration retryAfter) {
    return text(request, 503, "cannot store events now").with("retry-after", seconds(retryAfter));
  }

  /** 429: the project's limit is reached; the client keeps its events and comes again. */
  public static Reply throttled(Request request, Duration retryAfter) {
    return text(request, 429, "too many events").with("retry-after", seconds(retryAfter));
  }

  /** This reply with one more header; the name is in lower case. */
  public Reply with(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
