package dev.footfall.server;

import dev.footfall.enrich.EnrichmentData;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Which files enrichments look things up in. */
final class EnrichmentMetrics {
  private EnrichmentMetrics() {}

  static void register(PrometheusRegistry registry, EnrichmentData data) {
    GaugeWithCallback.builder()
        .name("footfall_enrichment_file")
        .help("The data files in use, as labels of the value 1")
        .labelNames("file", "version", "origin")
        .callback(
            callback ->
                data.versions()
                    .forEach(file -> callback.call(1, file.name(), file.version(), file.origin())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("footfall_enrichment_file_refused")
        .help("1 where a file was replaced by one that is broken, and the old one stays in use")
        .labelNames("file")
        .callback(
            callback ->
                data.versions()
                    .forEach(file -> callback.call(file.problem().isEmpty() ? 0 : 1, file.name())))
        .register(registry);
  }
}
