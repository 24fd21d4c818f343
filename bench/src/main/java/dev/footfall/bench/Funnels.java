package dev.footfall.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * P6, and P10 of funnels: a funnel of the shop's three best pages over all of a set, against the
 * engine's {@code windowFunnel} over the same events by device, on each set. What a funnel's page
 * asks besides, times to convert and days, is measured beside it.
 */
final class Funnels implements Measurement {
  private static final double MOST_RATIO = 1.5;

  /** The target is about so many. */
  private static final long OF_EVENTS = 10_000_000;

  /** Linear, and a little for what is there once. */
  private static final double MOST_GROWTH = 1.2;

  private static final List<String> PAGES = List.of("/plates/1", "/bowls/2", "/vases/3");
  private static final Duration WINDOW = Duration.ofMinutes(30);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String COUNTS =
      "{\"measures\": [\"example.count\"], \"dimensions\": [\"example.stepNumber\"]}";
  private static final String TIMES =
      "{\"measures\": [\"example.count\", \"example.medianSeconds\", \"example.p90Seconds\"],"
          + " \"dimensions\": [\"example.stepNumber\"]}";
  private static final String DAYS =
      "{\"measures\": [\"example.count\"], \"dimensions\": [\"example.stepNumber\"],"
          + " \"timeDimensions\": [{\"dimension\": \"example.date\", \"granularity\": \"day\"}]}";

  @Override
  public Figure take(Ground ground) {
    var raw = new LinkedHashMap<String, List<Double>>();
    var measured = new StringJoiner(" · ");
    boolean holds = true;
    double lastMillis = 0;
    long lastEvents = 0;
    for (long events : ground.sets().sizes()) {
      var times = times(ground, LargeSet.of(ground, events));
      times.forEach(
          (name, values) ->
              raw.put(String.format(Locale.ROOT, "%,d events, %s ms", events, name), values));
      double millis = median(times, "counts");
      double ratio = millis / median(times, "windowFunnel");
      measured.add(
          String.format(
              Locale.ROOT,
              "%,d events: %.2f (%,.0f ms; with times %,.0f, by days %,.0f)",
              events,
              ratio,
              millis,
              median(times, "times to convert"),
              median(times, "days")));
      holds &= events != ground.sets().upTo(OF_EVENTS) || ratio <= MOST_RATIO;
      holds &= lastEvents == 0 || millis / lastMillis <= MOST_GROWTH * events / lastEvents;
      lastMillis = millis;
      lastEvents = events;
    }
    return new Figure(
        "P6",
        "funnel of three steps ÷ windowFunnel over the same events",
        "≤ 1.5 with 10 million events, growing as they do",
        measured.toString(),
        holds,
        Map.copyOf(raw));
  }

  private static Map<String, List<Double>> times(Ground ground, LargeSet set) {
    var times = new LinkedHashMap<String, List<Double>>();
    try (var server = set.server(ground)) {
      var site = Site.on(server.base());
      round(site, new LinkedHashMap<>());
      for (int i = 0; i < ground.rounds(); i++) {
        ground.begin("P6 %,d events,".formatted(set.events()), i);
        round(site, times);
      }
    }
    return times;
  }

  private static void round(Site site, Map<String, List<Double>> times) {
    add(times, "windowFunnel", site.funnelMillis(PAGES, WINDOW, null));
    add(times, "counts", site.funnelMillis(PAGES, WINDOW, query(COUNTS)));
    add(times, "times to convert", site.funnelMillis(PAGES, WINDOW, query(TIMES)));
    add(times, "days", site.funnelMillis(PAGES, WINDOW, query(DAYS)));
  }

  private static ObjectNode query(String text) {
    return (ObjectNode) JSON.readTree(text);
  }

  private static void add(Map<String, List<Double>> times, String name, double millis) {
    times.computeIfAbsent(name, _ -> new ArrayList<>()).add(millis);
  }

  private static double median(Map<String, List<Double>> times, String name) {
    return Median.of(times.getOrDefault(name, List.of()));
  }
}
