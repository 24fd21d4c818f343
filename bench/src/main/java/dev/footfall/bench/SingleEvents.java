package dev.footfall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * P1: single events that are on disk when they are answered, against the same requests to a route
 * of the same server that reads them and does nothing.
 */
final class SingleEvents implements Measurement {
  /** The route that is only there where a bench started the server. */
  static final String NOTHING = "/-/bench/nothing";

  private static final int CONNECTIONS = 64;
  private static final double LEAST_RATIO = 0.7;
  private static final double MOST_MILLIS = 10;

  @Override
  public Figure take(Ground ground) {
    try (var server = ground.server()) {
      var site = Site.on(server.base());
      var kept = List.of(Payload.single(Payload.COLLECTOR, site.appId()));
      var dropped = List.of(Payload.single(NOTHING, site.appId()));
      Load.run(site.base(), kept, CONNECTIONS, ground.round());
      Load.run(site.base(), dropped, CONNECTIONS, ground.round());
      var durable = new ArrayList<Double>();
      var nothing = new ArrayList<Double>();
      var late = new ArrayList<Double>();
      for (int i = 0; i < ground.rounds(); i++) {
        ground.begin("P1", i);
        var load = Load.run(site.base(), kept, CONNECTIONS, ground.round());
        durable.add(load.rate());
        late.add(Median.at(load.millis(), 0.99));
        nothing.add(Load.run(site.base(), dropped, CONNECTIONS, ground.round()).rate());
      }
      return figure(durable, nothing, late);
    }
  }

  private static Figure figure(List<Double> durable, List<Double> nothing, List<Double> late) {
    double ratio = Median.of(durable) / Median.of(nothing);
    double millis = Median.of(late);
    return new Figure(
        "P1",
        "durable POSTs of one event ÷ POSTs to a no-op route, 64 connections",
        "≥ 0.7, p99 ≤ 10 ms",
        String.format(
            Locale.ROOT,
            "%.2f (%,.0f/s ÷ %,.0f/s), p99 %.1f ms",
            ratio,
            Median.of(durable),
            Median.of(nothing),
            millis),
        ratio >= LEAST_RATIO && millis <= MOST_MILLIS,
        Map.of("durable/s", durable, "no-op/s", nothing, "p99 ms", late));
  }
}
