package dev.footfall.server;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Closes a connection after the answer when either side said {@code Connection: close}. Helidon
 * 4.5.0 says so and keeps it open (its issue 12324): a client that reads to the end waits for good.
 */
final class ConnectionClose implements Filter {
  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    chain.proceed();
    boolean last =
        request.headers().contains(HeaderValues.CONNECTION_CLOSE)
            || response.headers().contains(HeaderValues.CONNECTION_CLOSE);
    if (last && response.isSent()) {
      throw new CloseConnectionException("asked for by the client or by the answer");
    }
  }
}
