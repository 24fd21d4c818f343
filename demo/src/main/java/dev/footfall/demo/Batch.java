package dev.footfall.demo;

import java.util.List;
import java.util.Map;

/**
 * Events that are sent in one request.
 *
 * @param events each by its fields' short names, in Snowplow's tracker protocol; all values are
 *     texts. The app id and the time of sending are added when they are sent.
 * @param anonymous they are of visitors who have not agreed to be recognised: no ids, no address
 */
public record Batch(List<Map<String, String>> events, boolean anonymous) {
  /** A batch is sent as soon as it has so many events. */
  static final int FULL = 50;

  /** No batch has more events. */
  public static final int MOST = 100;
}
