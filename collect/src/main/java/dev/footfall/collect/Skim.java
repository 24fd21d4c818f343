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
 * @param spoiled what is broken spoils the events before it too: decoding makes one bad row of all
 */
public record Skim(Map<String, Integer> events, boolean broken, boolean spoiled) {
  /** One whose events count, whatever comes after them. */
  public Skim(Map<String, Integer> events, boolean broken) {
    this(events, broken, false);
  }

  /** The same of a request of which only the beginning is kept, as one bad row. */
  public Skim cut() {
    return new Skim(events, true, true);
  }

  /**
   * How many events and bad rows decoding makes for a key, taken together.
   *
   * @param events the number of events by that key
   */
  public int parts(int events) {
    if (!broken) {
      return events;
    }
    return spoiled ? 1 : events + 1;
  }

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

    Skim skim(boolean broken, boolean spoiled) {
      if (events.isEmpty()) {
        events.put(appId.of(""), 0);
      }
      return new Skim(events, broken, spoiled);
    }
  }
}
