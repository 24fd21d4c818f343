package dev.footfall.server;

import dev.footfall.collect.Overrun;
import dev.footfall.event.Project;
import dev.footfall.warehouse.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How many events a project may have stored in a month in UTC, by the time of their arrival. */
final class MonthlyQuota {
  private static final System.Logger LOG = System.getLogger("footfall.quota");
  private static final int WARNING_PERCENT = 80;

  /** A client waits while the warehouse counts. */
  static final Limits PATIENCE = new Limits(Duration.ofSeconds(2), 1L << 30);

  /** A quota can be raised: nobody is sent away for longer. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final Use NOTHING = new Use(YearMonth.of(1970, 1), 0, 0);

  private final InstanceLimits instance;
  private final MonthCount.Stored stored;
  private final LongSupplier nextRecord;
  private final InstantSource clock;
  private final DoorMetrics metrics;
  private final Map<Long, MonthCount> counts = new ConcurrentHashMap<>();
  private final Map<Long, Use> said = new ConcurrentHashMap<>();

  /** How far a quota is used. */
  enum State {
    OK,
    /** Four fifths are. */
    WARNING,
    /** Nothing more is taken this month. */
    EXCEEDED;

    /** Its name outside: in lower case. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How a project stands.
   *
   * @param month the month in UTC
   * @param limit how many events it may have; 0: any number
   * @param events how many it has
   */
  record Use(YearMonth month, long limit, long events) {
    State state() {
      if (limit == 0 || events * 100 < limit * WARNING_PERCENT) {
        return State.OK;
      }
      return events < limit ? State.WARNING : State.EXCEEDED;
    }
  }

  /**
   * Quotas of an instance.
   *
   * @param nextRecord the number after the last record whose events are in the warehouse
   */
  MonthlyQuota(
      InstanceLimits instance,
      MonthCount.Stored stored,
      LongSupplier nextRecord,
      InstantSource clock,
      DoorMetrics metrics) {
    this.instance = instance;
    this.stored = stored;
    this.nextRecord = nextRecord;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** The first quota that is used up, if one is. */
  Optional<Overrun> overrun(List<Addressee> addressees, Instant now) {
    for (var addressee : addressees) {
      var project = addressee.project().orElseThrow();
      if (instance.monthlyEvents(project) > 0) {
        var use = use(project, now);
        say(project, use);
        if (use.state() == State.EXCEEDED) {
          return Optional.of(
              new Overrun(use.limit(), use.events(), now, retryAt(use.month(), now)));
        }
      }
    }
    return Optional.empty();
  }

  /** Counts events that are in the journal now, as this record. */
  void accepted(Project project, long record, long events, Instant now) {
    var count = counts.get(project.id());
    if (count != null && count.month().equals(month(now)) && instance.monthlyEvents(project) > 0) {
      count.accepted(record, events);
    }
  }

  /**
   * How a project stands now.
   *
   * @throws dev.footfall.warehouse.WarehouseException if the warehouse cannot count the events of a
   *     project without a quota
   */
  Use use(Project project) {
    return use(project, clock.instant());
  }

  private Use use(Project project, Instant now) {
    var month = month(now);
    long limit = instance.monthlyEvents(project);
    long events =
        limit == 0
            ? stored.before(Long.MAX_VALUE, month, project.id())
            : count(project, month).events(now);
    return new Use(month, limit, events);
  }

  private MonthCount count(Project project, YearMonth month) {
    return counts.compute(
        project.id(),
        (id, count) ->
            count != null && !count.month().isBefore(month)
                ? count
                : new MonthCount(id, month, stored, nextRecord));
  }

  /** A line in the log and a count for each state, once a month unless the quota is changed. */
  private void say(Project project, Use use) {
    var before = said.getOrDefault(project.id(), NOTHING);
    boolean again = before.month().equals(use.month()) && before.limit() == use.limit();
    var worst = again ? before.state() : State.OK;
    if (use.state().compareTo(worst) <= 0) {
      return;
    }
    said.put(project.id(), use);
    metrics.quota(use.state());
    LOG.log(
        System.Logger.Level.WARNING,
        "Project {0} has {1} of the {2} events of its quota for {3}{4}",
        project.path(),
        Long.toString(use.events()),
        Long.toString(use.limit()),
        use.month(),
        use.state() == State.EXCEEDED ? "; its trackers are told to come again later" : "");
  }

  private static YearMonth month(Instant now) {
    return YearMonth.from(now.atOffset(ZoneOffset.UTC));
  }

  private static Instant retryAt(YearMonth month, Instant now) {
    var end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    var soonest = now.plus(LONGEST_WAIT);
    return end.isBefore(soonest) ? end : soonest;
  }
}
