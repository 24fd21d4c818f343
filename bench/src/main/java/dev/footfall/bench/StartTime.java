package dev.footfall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** P8: from the start of the process until the server is ready, on a data directory in use. */
final class StartTime implements Measurement {
  private static final double MOST_SECONDS = 2.5;

  @Override
  public Figure take(Ground ground) {
    long events = fill(ground);
    var seconds = new ArrayList<Double>();
    for (int i = 0; i < ground.rounds(); i++) {
      ground.begin("P8", i);
      try (var server = ground.server()) {
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
