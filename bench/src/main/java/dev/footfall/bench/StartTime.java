package dev.footfall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * P8: from the start of the process until the server is ready, on a data directory in use: of a
 * round's events, or of a large set.
 */
final class StartTime implements Measurement {
  private static final double MOST_SECONDS = 2.5;
  private static final long MOST_EVENTS = 10_000_000;

  private final boolean large;

  StartTime(boolean large) {
    this.large = large;
  }

  @Override
  public Figure take(Ground ground) {
    if (large) {
      var set = LargeSet.of(ground, ground.sets().upTo(MOST_EVENTS));
      return figure(ground, set.events(), () -> set.server(ground));
    }
    return figure(ground, fill(ground), ground::server);
  }

  private static Figure figure(Ground ground, long events, Supplier<ServerProcess> start) {
    var seconds = new ArrayList<Double>();
    for (int i = 0; i < ground.rounds(); i++) {
      ground.begin("P8", i);
      try (var server = start.get()) {
        seconds.add(server.startTime().toMillis() / 1000.0);
      }
    }
    double median = Median.of(seconds);
    return new Figure(
        "P8",
        "start of the process until ready",
        "≤ 2.5 s (with 10 million events)",
        String.format(Locale.ROOT, "%.2f s with %,d events", median, events),
        median <= MOST_SECONDS,
        Map.of("seconds", seconds, "events", List.of((double) events)));
  }

  private static long fill(Ground ground) {
    try (var server = ground.server()) {
      var site = Site.on(server.base());
      var load = Throughput.send(site, Throughput.traffic(site), ground);
      site.awaitStored(load.requests() * 50);
      return site.stored();
    }
  }
}
