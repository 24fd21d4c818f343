package dev.footfall.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * P3: how long after it was sent an event is found by a query, while a thousand others a second
 * come in.
 */
final class Freshness implements Measurement {
  private static final int EVENTS = 10;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final int PROBES_A_ROUND = 10;
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final double MOST_SECONDS = 2;

  @Override
  public Figure take(Ground ground) {
    try (var server = ground.server()) {
      var site = Site.on(server.base());
      var stop = new AtomicBoolean();
      var failure = new AtomicReference<@Nullable IOException>();
      var seconds = new ArrayList<Double>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        threads.execute(() -> keepSending(site, stop, failure));
        try {
          for (int i = 0; i < ground.rounds(); i++) {
            ground.begin("P3", i);
            for (int probe = 0; probe < PROBES_A_ROUND; probe++) {
              seconds.add(probe(site, "probe-%d-%d-end".formatted(i, probe)));
            }
          }
        } finally {
          stop.set(true);
        }
      } catch (IOException e) {
        throw new BenchFailed("The server that is measured did not answer: " + e.getMessage());
      }
      if (failure.get() != null) {
        throw new BenchFailed("The server that is measured did not answer: " + failure.get());
      }
      return figure(seconds);
    }
  }

  private static Figure figure(List<Double> seconds) {
    double late = Median.at(seconds, 0.99);
    return new Figure(
        "P3",
        "from sent to found by a query, at 1,000 events/s",
        "p99 ≤ 2 s",
        String.format(
            Locale.ROOT,
            "p99 %.2f s, median %.2f s, of %d",
            late,
            Median.of(seconds),
            seconds.size()),
        late <= MOST_SECONDS,
        Map.of("seconds", seconds));
  }

  /** A hundred requests a second of ten events; what was late is made up for. */
  private static void keepSending(
      Site site, AtomicBoolean stop, AtomicReference<@Nullable IOException> failure) {
    var traffic = Payload.traffic(site.appId(), 50, EVENTS);
    long due = System.nanoTime();
    try (var wire = new Wire(site.base())) {
      for (int i = 0; !stop.get(); i++) {
        due += PAUSE_NANOS;
        LockSupport.parkNanos(due - System.nanoTime());
        int status = wire.exchange(traffic.get(i % traffic.size()).next());
        if (status != 200) {
          throw new IOException("it answered " + status);
        }
      }
    } catch (IOException e) {
      failure.set(e);
    }
  }

  private static double probe(Site site, String visitor) throws IOException {
    byte[] body =
        ("{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":"
             + "[{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"bench\",\"aid\":\"%s\",\"duid\":\"%s\"}]}")
            .formatted(site.appId(), visitor)
            .getBytes(StandardCharsets.UTF_8);
    byte[] head = Wire.head(Payload.COLLECTOR, body.length);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    long sent = System.nanoTime();
    try (var wire = new Wire(site.base())) {
      wire.exchange(request);
    }
    while (site.found(visitor) == 0) {
      if (System.nanoTime() - sent > LONGEST_NANOS) {
        throw new BenchFailed("An event was not found within a minute.");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return (System.nanoTime() - sent) / 1e9;
  }
}
