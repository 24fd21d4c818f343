package dev.footfall.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets the requests at hand finish when the server stops, and sends new ones away with 503, which
 * trackers take for "try again".
 */
final class Drain implements Filter {
  /** The requests at hand, and one for as long as the door is open. */
  private final AtomicInteger open = new AtomicInteger(1);

  private final CountDownLatch empty = new CountDownLatch(1);
  private volatile boolean draining;

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    open.incrementAndGet();
    try {
      if (draining) {
        sendAway(request, response);
      } else {
        chain.proceed();
      }
    } finally {
      leave();
    }
  }

  /** Whether new requests are sent away. */
  boolean draining() {
    return draining;
  }

  /** Closes the door and waits for the requests at hand; false if the time was over before. */
  boolean await(Duration patience) throws InterruptedException {
    draining = true;
    leave();
    return empty.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void leave() {
    if (open.decrementAndGet() == 0) {
      empty.countDown();
    }
  }

  /** A tracker on another site's page may read it, and how long it is asked to wait. */
  private static void sendAway(ServerRequest request, ServerResponse response) {
    CollectRoutes.allow(request, response);
    response.header(HeaderNames.RETRY_AFTER, "5");
    response.header(HeaderNames.CONNECTION, "close");
    Json.refuse(response, 503, "Footfall is stopping; try again in a few seconds");
  }
}
