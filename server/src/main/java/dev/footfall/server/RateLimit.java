package dev.footfall.server;

import dev.footfall.collect.Overrun;
import dev.footfall.collect.Protocol;
import dev.footfall.event.Project;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events, and at some doors requests, of a project in the minute of the clock that runs. Counted in
 * memory, for projects that have a limit; a minute that begins forgets the last one. A request
 * passes whole while the count is below the limit.
 */
final class RateLimit {
  private static final long SECONDS = 60;

  private final InstanceLimits instance;
  private final Map<Counted, Long> counts = new HashMap<>();
  private long minute;

  /**
   * A count of this minute.
   *
   * @param protocol whose requests are counted; empty: events, whatever their protocol
   */
  private record Counted(String protocol, long project) {}

  /**
   * What becomes of a request.
   *
   * @param overrun the limit for which it is sent away, if it is
   * @param spooled its events that are taken although their project is over its limit
   */
  record Admission(Optional<Overrun> overrun, int spooled) {}

  RateLimit(InstanceLimits instance) {
    this.instance = instance;
  }

  /** Charges the events to their projects, all or none. */
  Admission admit(Protocol protocol, List<Addressee> addressees, Instant now) {
    boolean limited =
        protocol.requestsPerMinute() > 0
            || addressees.stream()
                .anyMatch(one -> instance.eventsPerMinute(one.project().orElseThrow()) > 0);
    return limited ? charged(protocol, addressees, now) : new Admission(Optional.empty(), 0);
  }

  private synchronized Admission charged(
      Protocol protocol, List<Addressee> addressees, Instant now) {
    begin(now);
    var events = events(addressees);
    var overrun = requests(protocol, events, now).or(() -> events(events, now));
    if (overrun.isPresent() && protocol.retries()) {
      return new Admission(overrun, 0);
    }
    int spooled = 0;
    for (var own : events.entrySet()) {
      spooled += over(own.getKey()) ? own.getValue() : 0;
      charge(own.getKey(), own.getValue());
    }
    return new Admission(Optional.empty(), spooled);
  }

  private void begin(Instant now) {
    long begun = Math.floorDiv(now.getEpochSecond(), SECONDS);
    if (begun != minute) {
      minute = begun;
      counts.clear();
    }
  }

  /** By project: one may be named by two keys. */
  private static Map<Project, Integer> events(List<Addressee> addressees) {
    var byId = new HashMap<Long, Project>();
    var events = new HashMap<Project, Integer>();
    for (var addressee : addressees) {
      var named = addressee.project().orElseThrow();
      var project = byId.computeIfAbsent(named.id(), id -> named);
      // Even a request without a readable event is kept, and so must count.
      events.merge(project, Math.max(1, addressee.events()), Integer::sum);
    }
    return events;
  }

  /** Counts the request wherever its protocol limits them, also one that is sent away. */
  private Optional<Overrun> requests(Protocol protocol, Map<Project, Integer> events, Instant now) {
    long limit = protocol.requestsPerMinute();
    Optional<Overrun> overrun = Optional.empty();
    if (limit == 0) {
      return overrun;
    }
    for (var project : events.keySet()) {
      long count = counts.merge(new Counted(protocol.name(), project.id()), 1L, Long::sum);
      if (count > limit) {
        overrun = Optional.of(overrun(limit, count, now));
      }
    }
    return overrun;
  }

  private Optional<Overrun> events(Map<Project, Integer> events, Instant now) {
    return events.entrySet().stream()
        .filter(own -> over(own.getKey()))
        .findFirst()
        .map(
            own ->
                overrun(
                    instance.eventsPerMinute(own.getKey()),
                    count(own.getKey()) + own.getValue(),
                    now));
  }

  private boolean over(Project project) {
    long limit = instance.eventsPerMinute(project);
    return limit > 0 && count(project) >= limit;
  }

  private long count(Project project) {
    return counts.getOrDefault(new Counted("", project.id()), 0L);
  }

  private void charge(Project project, long events) {
    if (instance.eventsPerMinute(project) > 0) {
      counts.merge(new Counted("", project.id()), events, Long::sum);
    }
  }

  private Overrun overrun(long limit, long observed, Instant now) {
    return new Overrun(limit, observed, now, Instant.ofEpochSecond((minute + 1) * SECONDS));
  }
}
