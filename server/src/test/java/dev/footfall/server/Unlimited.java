package dev.footfall.server;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;

/** An instance without limits and without a warehouse. */
final class Unlimited {
  private Unlimited() {}

  static MonthlyQuota quota() {
    return new MonthlyQuota(
        InstanceLimits.NONE,
        (record, month, project) -> 0,
        () -> 0,
        InstantSource.system(),
        new DoorMetrics(new PrometheusRegistry()));
  }

  static DoorLimits limits() {
    return new DoorLimits(InstanceLimits.NONE, quota(), new DoorMetrics(new PrometheusRegistry()));
  }
}
