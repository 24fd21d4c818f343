package dev.footfall.bench;

import dev.footfall.demo.Batch;
import dev.footfall.demo.Sender;
import dev.footfall.demo.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * P7: bytes on disk for an event of realistic traffic, all tables and columns, when the engine has
 * merged what it merges soon. Counted are its parts as they lie there, without those that a larger
 * one replaced already.
 */
final class DiskSize implements Measurement {
  private static final long SEED = 20_261_123;
  private static final double MOST = 90;
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @Override
  public Figure take(Ground ground) {
    try (var server = ground.server()) {
      var site = Site.on(server.base());
      send(site, ground);
      site.awaitStored(taken(site));
      double bytes = Parts.settled(ground.data(), LONGEST);
      double perEvent = bytes / site.stored();
      return new Figure(
          "P7",
          "bytes on disk per event, all columns",
          "≤ 90",
          String.format(
              Locale.ROOT,
              "%.0f (%,.0f bytes, %,d events: the demo's month)",
              perEvent,
              bytes,
              site.stored()),
          perEvent <= MOST,
          Map.of("bytes", List.of(bytes), "events", List.of((double) site.stored())));
    }
  }

  /** Each event once: what is sent over and over would pack far too well. */
  private static void send(Site site, Ground ground) {
    try {
      Sender.send(
          site.base(),
          site.appId(),
          Traffic.month(Instant.now(), SEED),
          (sent, total) -> {
            if (sent * 10 / total > (sent - Batch.MOST) * 10 / total) {
              ground.progress().accept("P7 sent %,d of %,d events".formatted(sent, total));
            }
          });
    } catch (IOException e) {
      throw new BenchFailed("The server that is measured did not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      throw Stopped.now();
    }
  }

  private static long taken(Site site) {
    return (long) site.metric("footfall_events_received_total{app_id=\"known\"}");
  }
}
