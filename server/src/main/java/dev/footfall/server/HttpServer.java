package dev.footfall.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** The HTTP server: one virtual thread a connection, blocking code behind it. */
final class HttpServer implements AutoCloseable {
  /** Trackers put whole events into the request line and their context into cookies. */
  private static final int REQUEST_LINE = 32 * 1024;

  private static final int HEADERS = 64 * 1024;

  /** The most that is read of a body, and only where it is collected; the API takes far less. */
  static final long BODY = 256L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Drain drain;
  private final BodyPace pace;
  private final WebServer server;

  private HttpServer(Drain drain, BodyPace pace, WebServer server) {
    this.drain = drain;
    this.pace = pace;
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @throws StartException if the port is taken or the address is not one of this machine
   */
  static HttpServer start(HttpConfig config, List<Routes> routes) {
    return start(config, routes, BodyPace.GRACE);
  }

  /** The same, with so much time for a request's body to come. */
  static HttpServer start(HttpConfig config, List<Routes> routes, Duration grace) {
    tryPort(config);
    var drain = new Drain();
    var pace = new BodyPace(grace);
    var server =
        WebServer.builder()
            .address(address(config))
            .port(config.port())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ZERO)
            .maxPayloadSize(BODY)
            .contentEncoding(RawBodies.INSTANCE)
            // An answer's last part would wait 40 ms for the client to acknowledge the first ones.
            .connectionOptions(options -> options.tcpNoDelay(true))
            .addProtocol(http1())
            .routing(routing(drain, pace, routes))
            .build()
            .start();
    if (!server.isRunning()) {
      pace.close();
      throw taken(config);
    }
    return new HttpServer(drain, pace, server);
  }

  /** The port it listens on. */
  int port() {
    return server.port();
  }

  /** Throws where new requests are sent away. */
  void check() {
    if (drain.draining() || !server.isRunning()) {
      throw new IllegalStateException("stopping");
    }
  }

  /** Lets the requests at hand finish, for 20 seconds at most, and stops to listen. */
  @Override
  public void close() {
    try {
      drain.await(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    server.stop();
    pace.close();
  }

  private static Http1Config http1() {
    return Http1Config.builder()
        .maxPrologueLength(REQUEST_LINE)
        .maxHeadersSize(HEADERS)
        // What trackers put into a query is not always escaped as it should be: read it anyway.
        .validatePrologue(false)
        .build();
  }

  private static HttpRouting.Builder routing(Drain drain, BodyPace pace, List<Routes> routes) {
    var routing =
        HttpRouting.builder().addFilter(new ConnectionClose()).addFilter(drain).addFilter(pace);
    routes.forEach(part -> part.addTo(routing));
    return Failures.addTo(routing);
  }

  private static InetAddress address(HttpConfig config) {
    try {
      return InetAddress.getByName(config.host());
    } catch (UnknownHostException e) {
      throw new StartException(
          "There is no host %s to listen on; set http.host to an address of this machine."
              .formatted(config.host()));
    }
  }

  /**
   * Listens for a moment. The server itself only logs that it cannot, and not why.
   *
   * @throws StartException if the port is taken or the address is not one of this machine
   */
  static void tryPort(HttpConfig config) {
    var address = address(config);
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, config.port()));
    } catch (BindException e) {
      boolean foreign = String.valueOf(e.getMessage()).contains("assign");
      throw foreign ? foreign(config) : taken(config);
    } catch (IOException e) {
      throw new StartException(
          "Cannot listen on %s port %d: %s; choose another with --port."
              .formatted(config.host(), config.port(), e.getMessage()));
    }
  }

  private static StartException foreign(HttpConfig config) {
    return new StartException(
        "%s is not an address of this machine; set http.host to one that is."
            .formatted(config.host()));
  }

  private static StartException taken(HttpConfig config) {
    return new StartException(
        "Port %d on %s is in use by another program; stop it or choose another with --port."
            .formatted(config.port(), config.host()));
  }
}
