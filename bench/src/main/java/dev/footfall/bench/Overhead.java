package dev.footfall.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * P4: a {@code load} request against the same SQL straight on the engine, within the server: the
 * built-in dashboards' questions on the smallest set, nothing from the cache.
 */
final class Overhead implements Measurement {
  private static final double MOST_RATIO = 1.2;
  private static final double MOST_MILLIS = 3;

  /** Rounds after which what is asked often is compiled. */
  private static final int WARMING = 20;

  @Override
  public Figure take(Ground ground) {
    var set = LargeSet.of(ground, ground.sets().smallest());
    try (var server = set.server(ground)) {
      var site = Site.on(server.base());
      var panels = Panel.all(site);
      var raw = new LinkedHashMap<String, List<Double>>();
      for (int i = 0; i < WARMING; i++) {
        panels.forEach(panel -> round(site, panel, new LinkedHashMap<>()));
      }
      for (int i = 0; i < ground.rounds(); i++) {
        ground.begin("P4", i);
        panels.forEach(panel -> round(site, panel, raw));
      }
      return figure(set, panels, raw);
    }
  }

  private static void round(Site site, Panel panel, Map<String, List<Double>> raw) {
    add(raw, request(panel), site.load(panel.query(), true).millis());
    add(raw, engine(panel), site.engineMillis(panel.query()));
  }

  private static Figure figure(LargeSet set, List<Panel> panels, Map<String, List<Double>> raw) {
    var worst = "";
    double excess = -Double.MAX_VALUE;
    for (Panel panel : panels) {
      double request = Median.of(raw.getOrDefault(request(panel), List.of()));
      double engine = Median.of(raw.getOrDefault(engine(panel), List.of()));
      if (request - MOST_RATIO * engine > excess) {
        excess = request - MOST_RATIO * engine;
        worst = String.format(Locale.ROOT, "%s: %.1f ms ÷ %.1f ms", panel.name(), request, engine);
      }
    }
    return new Figure(
        "P4",
        "load request ÷ the same SQL straight on the engine",
        "≤ 1.2 and 3 ms",
        String.format(
            Locale.ROOT, "%,d events: at worst 1.2 and %.1f ms (%s)", set.events(), excess, worst),
        excess <= MOST_MILLIS,
        raw);
  }

  private static void add(Map<String, List<Double>> raw, String name, double value) {
    raw.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private static String request(Panel panel) {
    return panel.name() + " ms";
  }

  private static String engine(Panel panel) {
    return panel.name() + " engine ms";
  }
}
