package dev.footfall.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** P9: memory of the process, the engine's included: doing nothing, and under P2's load. */
final class Memory implements Measurement {
  private static final double MIB = 1 << 20;
  private static final double MOST_IDLE = 600;
  private static final double MOST_LOADED = 3 * 1024;
  private static final Duration QUIET = Duration.ofSeconds(5);

  @Override
  public Figure take(Ground ground) {
    try (var server = ground.server()) {
      var site = Site.on(server.base());
      Thread.sleep(QUIET);
      double idle = resident(site);
      var traffic = Throughput.traffic(site);
      var loaded = new ArrayList<Double>();
      for (int i = 0; i < ground.rounds(); i++) {
        ground.begin("P9", i);
        Throughput.send(site, traffic, ground);
        loaded.add(resident(site));
      }
      double most = loaded.stream().mapToDouble(Double::doubleValue).max().orElse(0);
      return new Figure(
          "P9",
          "resident memory: idle · under P2",
          "≤ 600 MB · ≤ 3 GB",
          String.format(Locale.ROOT, "%.0f MB · %.0f MB", idle, most),
          idle <= MOST_IDLE && most <= MOST_LOADED,
          Map.of("idle MB", List.of(idle), "under load MB", loaded));
    } catch (InterruptedException e) {
      throw Stopped.now();
    }
  }

  private static double resident(Site site) {
    return site.metric("process_resident_memory_bytes") / MIB;
  }
}
