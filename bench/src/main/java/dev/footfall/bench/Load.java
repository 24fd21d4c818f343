package dev.footfall.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Connections that each send their next request as soon as the last one is answered.
 *
 * @param requests how many were answered 200
 * @param seconds how long it took
 * @param millis how long each waited for its answer
 */
record Load(long requests, double seconds, List<Double> millis) {

  /** Runs that many connections for that long; each takes its own of the payloads in turn. */
  static Load run(URI base, List<Payload> payloads, int connections, Duration time) {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    var waits = new ArrayList<Double>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<List<Double>>>();
      for (int i = 0; i < connections; i++) {
        int first = i;
        running.add(threads.submit(() -> send(base, payloads, first, end)));
      }
      for (var one : running) {
        waits.addAll(one.get());
      }
    } catch (ExecutionException e) {
      throw new BenchFailed("The server that is measured did not answer: " + e.getCause());
    } catch (InterruptedException e) {
      throw Stopped.now();
    }
    return new Load(waits.size(), (System.nanoTime() - begun) / 1e9, waits);
  }

  private static List<Double> send(URI base, List<Payload> payloads, int first, long end)
      throws IOException {
    var waits = new ArrayList<Double>();
    var own = payloads.stream().map(Payload::copy).toList();
    try (var wire = new Wire(base)) {
      for (int i = first; System.nanoTime() < end; i++) {
        byte[] request = own.get(i % own.size()).next();
        long sent = System.nanoTime();
        int status = wire.exchange(request);
        if (status != 200) {
          throw new IOException("it answered " + status);
        }
        waits.add((System.nanoTime() - sent) / 1e6);
      }
    }
    return waits;
  }

  /** Requests a second. */
  double rate() {
    return requests / seconds;
  }
}
