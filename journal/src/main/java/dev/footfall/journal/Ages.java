package dev.footfall.journal;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * When records were written, remembered for one number a second; where that gets too many, for
 * every second one of them, and so on.
 */
final class Ages {
  private static final int MOST = 4096;

  /** The number from which on records were written at this time or later, in milliseconds. */
  private final TreeMap<Long, Long> times = new TreeMap<>();

  private long step = 1000;

  /** Notes that the next record has this number. */
  synchronized void written(long next, long now) {
    var last = times.lastEntry();
    if (last == null || (now - last.getValue() >= step && next > last.getKey())) {
      times.put(next, now);
    }
    if (times.size() > MOST) {
      step *= 2;
      var all = times.entrySet().iterator();
      for (boolean keep = true; all.hasNext(); keep = !keep) {
        all.next();
        if (!keep) {
          all.remove();
        }
      }
    }
  }

  /** Forgets what is older than this record. */
  synchronized void stored(long before) {
    var known = times.floorKey(before);
    if (known != null) {
      times.headMap(known).clear();
    }
  }

  /** How long ago this record was written, or a little longer. */
  synchronized Duration of(long sequence, long now) {
    Map.Entry<Long, Long> known = times.floorEntry(sequence);
    if (known == null) {
      known = times.firstEntry();
    }
    return known == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, now - known.getValue()));
  }
}
