package dev.footfall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** P2: realistic events in POSTs of 50, until all of them are stored. */
final class Throughput implements Measurement {
  private static final int CONNECTIONS = 8;
  static final int EVENTS = 50;
  private static final int REQUESTS = 40;
  private static final double LEAST = 60_000;

  @Override
  public Figure take(Ground ground) {
    try (var server = ground.server()) {
      var site = Site.on(server.base());
      var traffic = traffic(site);
      round(site, traffic, ground);
      var stored = new ArrayList<Double>();
      var sent = new ArrayList<Double>();
      var behind = new ArrayList<Double>();
      for (int i = 0; i < ground.rounds(); i++) {
        ground.begin("P2", i);
        var round = round(site, traffic, ground);
        stored.add(round.stored());
        sent.add(round.sent());
        behind.add(round.behind());
      }
      return new Figure(
          "P2",
          "events sent in POSTs of 50 until all are stored",
          "≥ 60,000 events/s",
          String.format(
              Locale.ROOT,
              "%,.0f events/s (taken at %,.0f/s, then %.1f s behind)",
              Median.of(stored),
              Median.of(sent),
              Median.of(behind)),
          Median.of(stored) >= LEAST,
          Map.of("stored/s", stored, "sent/s", sent, "behind s", behind));
    }
  }

  /** What is sent in this measurement. */
  static List<Payload> traffic(Site site) {
    return Payload.traffic(site.appId(), REQUESTS, EVENTS);
  }

  /** Sends for a round's length. */
  static Load send(Site site, List<Payload> traffic, Ground ground) {
    return Load.run(site.base(), traffic, CONNECTIONS, ground.round());
  }

  /**
   * A round.
   *
   * @param sent events a second while they were sent
   * @param stored events a second from the first that was sent to the last that was stored
   * @param behind seconds from the last that was sent to the last that was stored
   */
  record Round(double sent, double stored, double behind) {}

  /** A round, after what was sent before is stored. */
  static Round round(Site site, List<Payload> traffic, Ground ground) {
    long before = site.stored();
    long begun = System.nanoTime();
    var load = send(site, traffic, ground);
    long events = load.requests() * EVENTS;
    site.awaitStored(before + events);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Round(events / load.seconds(), events / seconds, seconds - load.seconds());
  }
}
