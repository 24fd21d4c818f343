package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What one person did, as far as a funnel sees it.
 *
 * @param events in no order
 */
record Stream(List<Seen> events) {
  private static final List<String> PLANS = List.of("", "free", "pro", "10");

  /**
   * An event.
   *
   * @param number tells it from others of the stream
   * @param at in milliseconds, from where the test begins to count
   * @param name the event's
   * @param plan a property that it was sent with; empty: none
   */
  record Seen(int number, long at, String name, String path, String plan) {}

  /** One of a few events at a few moments, so that ties, repeats and edges are common. */
  static Stream random(Random random, long second) {
    var events = new ArrayList<Seen>();
    int count = 1 + random.nextInt(9);
    for (int i = 0; i < count; i++) {
      long at = random.nextInt(12) * second + (random.nextInt(6) == 0 ? random.nextInt(3) - 1 : 0);
      String name =
          random.nextInt(8) == 0 ? "page_ping" : random.nextInt(6) == 0 ? "buy" : "page_view";
      String path = "/" + "abcd".charAt(random.nextInt(4));
      String plan = PLANS.get(random.nextInt(PLANS.size()));
      events.add(new Seen(i, Math.max(at, 0), name, path, plan));
    }
    return new Stream(events);
  }
}
