package dev.footfall.server;

import java.util.Map;
import java.util.TreeMap;

/**
 * The answer to a call.
 *
 * @param status the HTTP status
 * @param body what Jackson writes as JSON: records, maps, lists, or a tree
 * @param headers more headers
 */
record Answer(int status, Object body, Map<String, String> headers) {
  static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  static Answer created(Object body) {
    return new Answer(201, body, Map.of());
  }

  /** Done, and nothing to say: 204. */
  static Answer nothing() {
    return new Answer(204, Map.of(), Map.of());
  }

  /** The same with one more header. */
  Answer with(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more);
  }
}
