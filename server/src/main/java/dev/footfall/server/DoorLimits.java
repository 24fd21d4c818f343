package dev.footfall.server;

import dev.footfall.collect.Overrun;
import dev.footfall.collect.Protocol;
import dev.footfall.event.Project;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How much projects may bring through the door: a minute's events, and a month's. */
final class DoorLimits {
  private final RateLimit rate;
  private final MonthlyQuota quota;
  private final DoorMetrics metrics;

  DoorLimits(InstanceLimits instance, MonthlyQuota quota, DoorMetrics metrics) {
    this.rate = new RateLimit(instance);
    this.quota = quota;
    this.metrics = metrics;
  }

  /**
   * The limit for which a request is sent away, with all its events; none: it passes and is
   * charged. Whose clients never come again is let through a minute's limit, not through a month's.
   *
   * @param open whose events it holds, as far as they are taken
   */
  Optional<Overrun> overrun(Protocol protocol, List<Addressee> open, Instant now) {
    int events = open.stream().mapToInt(Addressee::parts).sum();
    var used = quota.overrun(open, now);
    if (used.isPresent()) {
      metrics.overQuota(events);
      return used;
    }
    var admission = rate.admit(protocol, open, now);
    if (admission.overrun().isPresent()) {
      metrics.throttled(events);
    }
    metrics.spooled(admission.spooled());
    return admission.overrun();
  }

  /** Counts events that are in the journal now, as this record. */
  void accepted(Project project, long record, int events, Instant now) {
    quota.accepted(project, record, events, now);
  }
}
