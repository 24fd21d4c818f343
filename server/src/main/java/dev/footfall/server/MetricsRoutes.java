package dev.footfall.server;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;

/** {@code /metrics}: everything that is counted, in Prometheus' text format. */
final class MetricsRoutes implements Routes {
  private final PrometheusRegistry registry;
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  MetricsRoutes(PrometheusRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void addTo(HttpRouting.Builder routing) {
    routing.get("/metrics", this::metrics);
  }

  private void metrics(ServerRequest request, ServerResponse response) throws IOException {
    response.header(HeaderNames.CONTENT_TYPE, writer.getContentType());
    Json.secure(response);
    try (var out = response.outputStream()) {
      writer.write(out, registry.scrape());
    }
  }
}
