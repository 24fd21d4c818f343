package dev.footfall.server;

import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends connections whose request's body does not come: each holds memory, and a push its
 * repository, for as long as it lasts. A body may be waited for so long, and longer by a second for
 * so many bytes of it; what the server itself takes does not count. The library's own limit does
 * not hold for the sockets it reads from.
 */
final class BodyPace implements Filter, AutoCloseable {
  /** Waits a minute, and takes 4 KiB a second after that: less than a telephone line carries. */
  static final Duration GRACE = Duration.ofMinutes(1);

  private static final long LEAST_PER_SECOND = 4 << 10;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Duration grace;
  private final Set<Watched> bodies = ConcurrentHashMap.newKeySet();
  private final Chore looking;

  BodyPace(Duration grace) {
    this.grace = grace;
    this.looking =
        Chore.start(
            "pace",
            "Slow requests are not ended, trying again",
            () -> bodies.forEach(Watched::endIfSlow),
            () -> Thread.sleep(BETWEEN_LOOKS));
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    var opened = new Watched[1];
    request.streamFilter(in -> opened[0] = opened(in));
    try {
      chain.proceed();
    } finally {
      if (opened[0] != null) {
        bodies.remove(opened[0]);
      }
    }
  }

  private Watched opened(InputStream in) {
    var body = new Watched(in);
    bodies.add(body);
    return body;
  }

  @Override
  public void close() {
    looking.close();
  }

  private final class Watched extends FilterInputStream {
    private final Thread reader = Thread.currentThread();
    private long waited;
    private long bytes;
    private long since;
    private boolean reading;
    private boolean slow;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      begin();
      int read = 0;
      try {
        read = in.read(into, from, length);
      } finally {
        end(read);
      }
      if (slow) {
        throw new IOException("The body came too slowly");
      }
      return read;
    }

    private synchronized void begin() {
      since = System.nanoTime();
      reading = true;
    }

    private synchronized void end(int read) {
      reading = false;
      waited += System.nanoTime() - since;
      bytes += Math.max(read, 0);
      if (slow) {
        Thread.interrupted();
      }
    }

    /** An interrupted read closes its connection. */
    private synchronized void endIfSlow() {
      long allowed = grace.toNanos() + bytes * Duration.ofSeconds(1).toNanos() / LEAST_PER_SECOND;
      if (reading && waited + System.nanoTime() - since > allowed) {
        slow = true;
        reader.interrupt();
      }
    }
  }
}
