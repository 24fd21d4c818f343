package dev.footfall.server;

import dev.footfall.pipeline.Opened;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last good events and the last bad rows of all projects, as they passed the pipeline, in
 * memory and for debugging only: so many of each kind, and no more than some megabytes. Safe for
 * use by many threads.
 */
final class Micro {
  private static final System.Logger LOG = System.getLogger("footfall.micro");

  /** Of each kind. */
  private static final int MOST = 1000;

  /** Characters of JSON, of each kind. */
  private static final long LARGEST = 8L << 20;

  private final Kind good = new Kind();
  private final Kind bad = new Kind();

  /** Takes a batch's records. */
  void see(List<Opened> records) {
    try {
      for (var record : records) {
        var request = new MicroRequest(record.request());
        record.content().events().forEach(event -> good.add(MicroJson.good(event, request)));
        record.content().badRows().forEach(row -> bad.add(MicroJson.bad(row, request)));
      }
    } catch (RuntimeException e) {
      // Whatever is wrong with looking must not stop what is looked at.
      LOG.log(System.Logger.Level.WARNING, "Events were not shown for debugging: " + e.getClass());
    }
  }

  /** The good events that fit, the newest first. */
  List<ObjectNode> good(Predicate<ObjectNode> fits, int limit) {
    return good.newest(fits, limit);
  }

  /** The bad rows that fit, the newest first. */
  List<ObjectNode> bad(Predicate<ObjectNode> fits, int limit) {
    return bad.newest(fits, limit);
  }

  /** How many there are of each kind. */
  Map<String, Integer> counts() {
    int goods = good.size();
    int bads = bad.size();
    return Map.of("total", goods + bads, "good", goods, "bad", bads);
  }

  /** Forgets all. */
  void reset() {
    good.clear();
    bad.clear();
  }

  /** The newest of one kind. */
  private static final class Kind {
    private final Deque<Seen> seen = new ArrayDeque<>();
    private long size;

    synchronized void add(ObjectNode json) {
      var one = new Seen(json, json.toString().length());
      seen.addFirst(one);
      size += one.size;
      while (seen.size() > MOST || (size > LARGEST && seen.size() > 1)) {
        size -= seen.removeLast().size;
      }
    }

    synchronized List<ObjectNode> newest(Predicate<ObjectNode> fits, int limit) {
      var found = new ArrayList<ObjectNode>();
      for (var one : seen) {
        if (found.size() < limit && fits.test(one.json)) {
          found.add(one.json);
        }
      }
      return found;
    }

    synchronized int size() {
      return seen.size();
    }

    synchronized void clear() {
      seen.clear();
      size = 0;
    }
  }

  private record Seen(ObjectNode json, int size) {}
}
