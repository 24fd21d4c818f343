package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes how far people got as SQL.
 *
 * <p>Events of a user on a device are gathered first, then those of all devices of a person: so the
 * question who is behind a device is asked once for each device and not for each event. All are of
 * one project: that filter is under every question.
 */
final class PeopleSql {
  private final String cube;
  private final Funnel funnel;
  private final Walk walk;

  PeopleSql(String cube, Funnel funnel) {
    this.cube = cube;
    this.funnel = funnel;
    this.walk = Walk.of(funnel);
  }

  /**
   * A row for each person who entered, and each bucket: {@code person}, {@code furthest}, {@code
   * entered_at}, and as far as they are asked for {@code times} (milliseconds, of each step) and
   * the breakdowns.
   */
  String best() {
    return """
    SELECT
      person,
      %1$s AS furthest,
      fromUnixTimestamp64Milli(best.2, 'UTC') AS entered_at%2$s
    FROM (
    SELECT *, %3$s AS best
    FROM (
    %4$s
    )
    )
    WHERE best.1 > 0\
    """
        .formatted(Score.steps("best.1"), details(), walk.best("events"), inBuckets(gathered()));
  }

  /** A row for each person with an event that matters: {@code furthest}, by the engine's own. */
  String furthest() {
    var conditions = new ArrayList<String>();
    for (int step = 1; step <= funnel.steps().size(); step++) {
      String takes = Mask.takes("mask", step);
      conditions.add(step == 1 ? "and(" + takes + ", " + Mask.entry("mask") + ")" : takes);
    }
    String arguments =
        "(%d)(toUInt64(at), %s)"
            .formatted(funnel.window().toMillis(), String.join(", ", conditions));
    return """
    SELECT windowFunnelMerge(%1$d)(walked) AS furthest
    FROM (
    SELECT any(project_id) AS project_id, user_id, device, windowFunnelState%2$s AS walked
    FROM (
    %3$s
    )
    GROUP BY user_id, device
    ) AS tracked_events
    %4$s\
    """
        .formatted(funnel.window().toMillis(), arguments, events(), ofPeople());
  }

  private String details() {
    var details = new StringBuilder();
    String times = walk.times("events", "best.2");
    details.append(
        "{ASKED.%s.medianSeconds,p90Seconds},\n  %s AS times{END}".formatted(cube, times));
    for (Breakdown breakdown : Breakdown.ALL) {
      details.append(
          "{ASKED.%1$s.%2$s},\n  arraySort(arrayMap(value -> value.2, arrayFilter(value -> value.1 = best.2, %3$s)))[1] AS %3$s{END}"
              .formatted(cube, breakdown.member(), breakdown.column()));
    }
    return details.toString();
  }

  /** By buckets, for each in which a person entered the events of its entries' windows. */
  private String inBuckets(String gathered) {
    return """
    {ASKED.%1$s.date*}SELECT
      *,
      arraySort(arrayMap(entry -> entry.2, arrayFilter(entry -> entry.1 = bucket, entries))) AS its,
      arrayMap(
        event -> (event.1, if(%2$s = bucket, event.2, %3$s)),
        arrayFilter(event -> event.1 >= its[1] AND event.1 <= its[-1] + %4$d, gathered)) AS events
    FROM (
    SELECT *, arrayMap(event -> (%2$s, event.1), arrayFilter(event -> %5$s, gathered)) AS entries
    FROM (
    {OTHERWISE}SELECT *, gathered AS events
    FROM (
    {END}%6$s
    ){ASKED.%1$s.date*}
    )
    ARRAY JOIN arrayDistinct(entries.1) AS bucket{END}\
    """
        .formatted(
            cube,
            "{BUCKET.%s.date.of('fromUnixTimestamp64Milli(event.1)')}".formatted(cube),
            Mask.later("event.2"),
            funnel.window().toMillis(),
            isEntry("event.2"),
            gathered);
  }

  /** A row for each person with an event that matters: {@code person}, and the events in order. */
  private String gathered() {
    return """
    SELECT
      %1$s AS person,
      arraySort(groupArrayArray(moments)) AS gathered%2$s
    FROM (
    SELECT any(project_id) AS project_id, user_id, device, groupArray((at, mask)) AS moments%3$s
    FROM (
    %4$s
    )
    GROUP BY user_id, device
    ) AS tracked_events
    %5$s\
    """
        .formatted(
            person(),
            breakdowns("groupArrayArray(%1$s) AS %1$s"),
            breakdowns("groupArrayIf((at, %1$s), " + isEntry("mask") + ") AS %1$s"),
            events(),
            ofPeople());
  }

  /** The columns of those breakdowns that are asked for, each written around its name. */
  private String breakdowns(String sql) {
    return Breakdown.ALL.stream()
        .map(
            breakdown ->
                "{ASKED.%s.%s},\n  %s{END}"
                    .formatted(cube, breakdown.member(), sql.formatted(breakdown.column())))
        .collect(Collectors.joining());
  }

  /** From users on devices to people: who is nobody is left out. */
  private String ofPeople() {
    return """
    LEFT JOIN ({Identity.sql()}) AS identity
      ON tracked_events.project_id = identity.project_id AND tracked_events.device = identity.device
    WHERE %1$s != ''
    GROUP BY %1$s\
    """
        .formatted(person());
  }

  private static String person() {
    return "ifNull({TrackedEvents.userId}, '')";
  }

  /** The events that count: {@code at} in milliseconds, and the mask. */
  private String events() {
    String entries = "{FILTER_PARAMS." + cube + ".date.filter('tracked_events.derived_tstamp')}";
    return """
    SELECT
      tracked_events.project_id AS project_id,
      tracked_events.user_id AS user_id,
      tracked_events.device AS device,
      toUnixTimestamp64Milli(tracked_events.derived_tstamp) AS at,
      %1$s AS mask%2$s
    FROM events AS tracked_events
    WHERE {WITHIN.%3$s.date.of('tracked_events.derived_tstamp', %4$d)}
      AND %5$s
      AND %6$s\
    """
        .formatted(
            Mask.of(funnel, entries),
            eachBreakdown(),
            cube,
            funnel.window().toSeconds(),
            counting(),
            funnel.mode() == Mode.STRICT ? "1 = 1" : Mask.matters("mask"));
  }

  private String eachBreakdown() {
    return Breakdown.ALL.stream()
        .map(
            breakdown ->
                "{ASKED.%s.%s},\n  %s AS %s{END}"
                    .formatted(
                        cube,
                        breakdown.member(),
                        Breakdown.sql(breakdown.member()),
                        breakdown.column()))
        .collect(Collectors.joining());
  }

  /** Whether a step or an exclusion asks for events of an event's name. */
  private String counting() {
    Set<String> names = new LinkedHashSet<>();
    for (Funnel.Step step : funnel.steps()) {
      names.add(step.what().event());
      step.not().ifPresent(not -> names.add(not.event()));
    }
    return What.named(List.copyOf(names));
  }

  /** Whether an event takes a step that a person can enter by, at a time that is asked for. */
  private String isEntry(String mask) {
    String first = funnel.mode() == Mode.ANY_ORDER ? Mask.matters(mask) : Mask.takes(mask, 1);
    return "(" + Mask.entry(mask) + " AND " + first + ")";
  }
}
