package dev.footfall.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a panel's question took, in milliseconds, round by round.
 *
 * @param fresh worked out anew, by rollups where they can answer
 * @param raw worked out anew from the tables of events
 * @param cached asked again
 * @param rolledUp whether a rollup answered
 */
record PanelTimes(
    Panel panel, List<Double> fresh, List<Double> raw, List<Double> cached, boolean rolledUp) {
  /** What the server says of a rollup that it cannot use yet. */
  private static final String FILLING = "being filled";

  private static final Duration LONGEST_FILLING = Duration.ofMinutes(30);

  /** Of all panels, in rounds: each side of each in every round. */
  static List<PanelTimes> take(String id, Ground ground, LargeSet set) {
    try (var server = set.server(ground)) {
      var site = Site.on(server.base());
      var panels = Panel.all(site);
      awaitRollups(ground, site, panels);
      var times = new LinkedHashMap<Panel, PanelTimes>();
      for (Panel panel : panels) {
        boolean rolledUp = site.load(panel.query(), true).rolledUp();
        site.loadRaw(panel.query());
        times.put(
            panel,
            new PanelTimes(
                panel, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), rolledUp));
      }
      for (int i = 0; i < ground.rounds(); i++) {
        ground.begin("%s %,d events,".formatted(id, set.events()), i);
        times.values().forEach(one -> one.round(site));
      }
      return List.copyOf(times.values());
    }
  }

  private void round(Site site) {
    fresh.add(site.load(panel.query(), true).millis());
    raw.add(site.loadRaw(panel.query()).millis());
    site.load(panel.query(), false);
    cached.add(site.load(panel.query(), false).millis());
  }

  private static void awaitRollups(Ground ground, Site site, List<Panel> panels) {
    long begun = System.nanoTime();
    while (panels.stream().anyMatch(panel -> site.dryRun(panel.query()).contains(FILLING))) {
      if (System.nanoTime() - begun > LONGEST_FILLING.toNanos()) {
        throw new BenchFailed("After half an hour not all rollups were filled.");
      }
      ground.progress().accept("rollups are being filled");
      LockSupport.parkNanos(5_000_000_000L);
    }
  }

  /** Time by rollups ÷ time without. */
  double ratio() {
    return Median.of(fresh) / Median.of(raw);
  }

  /** Of a round: how long all questions took one after the other, in milliseconds. */
  static List<Double> sums(List<PanelTimes> times, boolean byRollups) {
    var sums = new ArrayList<Double>();
    for (int i = 0; i < times.getFirst().fresh.size(); i++) {
      int round = i;
      sums.add(
          times.stream().mapToDouble(one -> (byRollups ? one.fresh : one.raw).get(round)).sum());
    }
    return sums;
  }

  /** By name and unit, as {@link Figure#raw}. */
  static Map<String, List<Double>> rounds(List<PanelTimes> times) {
    var rounds = new TreeMap<String, List<Double>>();
    for (PanelTimes one : times) {
      String name = one.panel.name();
      rounds.put(name + (one.rolledUp ? " ms (rollup)" : " ms"), one.fresh);
      rounds.put(name + " raw ms", one.raw);
      rounds.put(name + " cached ms", one.cached);
    }
    return rounds;
  }
}
