package dev.footfall.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Connections that send so many requests a second between them, whatever the answers take; one that
 * is late makes up for it. Closing it ends them.
 */
final class Steady implements AutoCloseable {
  private static final int CONNECTIONS = 8;
  private static final double NANOS = 1e9;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Double> millis = new ArrayList<>();
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private final List<Payload> payloads;
  private final long pauseNanos;
  private volatile boolean ended;

  private Steady(List<Payload> payloads, long pauseNanos) {
    this.payloads = payloads;
    this.pauseNanos = pauseNanos;
  }

  /** Begins to send. */
  static Steady begin(URI base, List<Payload> payloads, double requestsASecond) {
    var steady = new Steady(payloads, (long) (CONNECTIONS / requestsASecond * NANOS));
    for (int i = 0; i < CONNECTIONS; i++) {
      int first = i;
      steady.threads.execute(() -> steady.send(base, first));
    }
    return steady;
  }

  private void send(URI base, int first) {
    var own = payloads.stream().map(Payload::copy).toList();
    long due = System.nanoTime() + pauseNanos * first / CONNECTIONS;
    try (var wire = new Wire(base)) {
      for (int i = first; !ended; i++) {
        LockSupport.parkNanos(due - System.nanoTime());
        due += pauseNanos;
        long sent = System.nanoTime();
        int status = wire.exchange(own.get(i % own.size()).next());
        if (status != 200) {
          throw new IOException("it answered " + status);
        }
        add((System.nanoTime() - sent) / 1e6);
      }
    } catch (IOException e) {
      failure.compareAndSet(null, e);
    }
  }

  private synchronized void add(double one) {
    millis.add(one);
  }

  /**
   * How long each waited for its answer since the last call, in milliseconds.
   *
   * @throws BenchFailed if one was not answered 200
   */
  List<Double> taken() {
    var problem = failure.get();
    if (problem != null) {
      throw new BenchFailed("The server that is measured did not answer: " + problem);
    }
    synchronized (this) {
      var taken = List.copyOf(millis);
      millis.clear();
      return taken;
    }
  }

  @Override
  public void close() {
    ended = true;
    threads.close();
  }
}
