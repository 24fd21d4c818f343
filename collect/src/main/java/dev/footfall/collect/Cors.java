package dev.footfall.collect;

import java.util.Map;
import java.util.TreeMap;

/**
 * Lets any page send events. The origin is repeated exactly, because trackers send credentials; the
 * headers a browser asks for are repeated too, because GitLab's SDK sends one of its own. A tracker
 * may read how long it is asked to wait.
 */
public final class Cors {
  private static final String MAX_AGE_SECONDS = "7200";

  private Cors() {}

  /** Of an answer: whose page may read it. */
  public static Map<String, String> headers(Request request) {
    String origin = request.header("origin");
    var headers = new TreeMap<String, String>();
    headers.put("access-control-allow-origin", origin.isEmpty() ? "*" : first(origin));
    headers.put("access-control-allow-credentials", "true");
    headers.put("access-control-expose-headers", "Retry-After");
    headers.put("vary", "Origin");
    return headers;
  }

  static Map<String, String> preflight(Request request) {
    String asked = request.header("access-control-request-headers");
    var headers = headers(request);
    headers.put(
        "access-control-allow-headers", asked.isEmpty() ? "Content-Type, SP-Anonymous" : asked);
    headers.put("access-control-allow-methods", "GET, HEAD, POST, OPTIONS");
    headers.put("access-control-max-age", MAX_AGE_SECONDS);
    return headers;
  }

  private static String first(String origins) {
    int comma = origins.indexOf(',');
    return (comma < 0 ? origins : origins.substring(0, comma)).strip();
  }
}
