package dev.footfall.server;

import dev.footfall.access.Access;
import dev.footfall.access.AccessException;
import dev.footfall.access.FirstStart;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one place where the rooms are wired together: each part is started with what it needs of the
 * parts before it, and {@link #close} stops them in the opposite order, HTTP first.
 */
final class App implements AutoCloseable {
  private final Parts parts;
  private final HttpServer http;
  private final Optional<FirstStart> firstStart;

  private App(Parts parts, HttpServer http, Optional<FirstStart> firstStart) {
    this.parts = parts;
    this.http = http;
    this.firstStart = firstStart;
  }

  /**
   * Starts everything.
   *
   * @throws StartException if something about this machine or the configuration has to change first
   */
  static App start(Config config, InstantSource clock) {
    var parts = new Parts();
    try {
      return start(config, clock, parts);
    } catch (AccessException e) {
      parts.close();
      throw new StartException(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private static App start(Config config, InstantSource clock, Parts parts) {
    var version = Version.current();
    var registry = new PrometheusRegistry();
    ProcessMetrics.register(registry, version);

    var data = DataDirectory.take(config.data().dir());
    parts.add("data", data, data::check);

    var access = Access.open(data.path(), clock);
    parts.add("access", access, access::check);
    var firstStart = access.firstStart(config.admin().password(), config.admin().token());

    // Between here and HTTP: the engine, the journal, the pipeline, in this order.

    var publicUrl = new PublicUrl(config.http());
    var calls = Stream.of(UserCalls.calls(), ProjectCalls.calls()).flatMap(List::stream).toList();
    List<Routes> routes =
        List.of(
            new HealthRoutes(parts),
            new MetricsRoutes(registry),
            new VersionRoutes(version),
            new Api(access, publicUrl, calls));
    var http = HttpServer.start(config.http(), routes);
    parts.add("http", http, http::check);
    return new App(parts, http, firstStart);
  }

  /** The port it listens on. */
  int port() {
    return http.port();
  }

  /** How to sign in, if this was the first start on this data directory. */
  Optional<FirstStart> firstStart() {
    return firstStart;
  }

  @Override
  public void close() {
    parts.close();
  }
}
