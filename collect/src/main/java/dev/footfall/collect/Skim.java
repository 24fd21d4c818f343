package dev.footfall.collect;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whose events a request holds, as far as can be told without reading them.
 *
 * @param events the number of events by the key that names their project, in the order in which the
 *     request names them; the empty key where none is named, and after a thousand keys in one
 *     request for all others. Never without a key: a request without a readable event has its own
 *     key and the number 0
 * @param broken the request ends in something that cannot be read; decoding makes a bad row of it
 */
public record Skim(Map<String, Integer> events, boolean broken) {

  /** Counts events by their keys. */
  static final class Count {
    private static final int MOST_KEYS = 1000;

    private final AppId appId;
    private final Map<String, Integer> events = new LinkedHashMap<>();

    Count(AppId appId) {
      this.appId = appId;
    }

    void add(String own) {
      String key = appId.of(own);
      boolean room = events.size() < MOST_KEYS || events.containsKey(key);
      events.merge(room ? key : "", 1, Integer::sum);
    }

    /** None of what was counted counts: the request as a whole cannot be read. */
    void none() {
      events.replaceAll((key, count) -> 0);
    }

    Skim skim(boolean broken) {
      if (events.isEmpty()) {
        events.put(appId.of(""), 0);
      }
      return new Skim(events, broken);
    }
  }
}
