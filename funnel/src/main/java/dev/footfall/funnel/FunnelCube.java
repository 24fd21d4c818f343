package dev.footfall.funnel;

import java.util.stream.Collectors;

/**
 * Writes a funnel as a cube in Cube's YAML: a row for each step, and where the query asks for the
 * time of entries by buckets or for something of single people, for each of those too.
 */
public final class FunnelCube {
  private FunnelCube() {}

  /**
   * The cube's file.
   *
   * @param name the cube's, of letters, digits and {@code _}
   */
  public static String yaml(String name, Funnel funnel) {
    return """
    cubes:
      - name: %1$s
        description: How many people took each step.
        meta: {sequence: step_number}
        sql: |
    %2$s
        measures:
          - name: count
            description: People who reached at least the step.
            sql: people
            type: sum
          - name: shareOfFirst
            description: Of 100 people who took the first step, how many reached this one.
            sql: "100 * sum(people) / nullIf(sum(entered), 0)"
            type: number
          - name: shareOfPrevious
            description: Of 100 people who reached the step before, how many reached this one.
            sql: "100 * sum(people) / nullIf(sum(before), 0)"
            type: number
          - name: dropOff
            description: People who reached the step before and not this one.
            sql: "before - people"
            type: sum
          - name: medianSeconds
            description: Of half of the people who reached the step, the seconds from the first step to it at the most.
            sql: "round(quantileExactInclusive(0.5)(seconds), 3)"
            type: number
          - name: p90Seconds
            description: Of nine in ten of them.
            sql: "round(quantileExactInclusive(0.9)(seconds), 3)"
            type: number
        dimensions:
          - name: step
            description: The step's name.
            sql: step
            type: string
          - name: stepNumber
            description: The step's place, from 1.
            sql: step_number
            type: number
            primary_key: true
            public: true
          - name: date
            description: When people entered, for filters and with a granularity.
            sql: at
            type: time
            meta: {met_inside: true, seconds_after: %3$d}
          - name: person
            description: The person, a user id or a device.
            sql: person
            type: string
          - name: enteredAt
            description: When the person's best entry began.
            sql: entered_at
            type: time
          - name: furthestStep
            description: The place of the furthest step that the person reached.
            sql: furthest
            type: number
    %4$s\
    """
        .formatted(
            name,
            sql(name, funnel).indent(8).stripTrailing(),
            funnel.window().toSeconds(),
            Breakdown.ALL.stream().map(FunnelCube::dimension).collect(Collectors.joining()));
  }

  private static String dimension(Breakdown breakdown) {
    return """
          - name: %1$s
            description: TrackedEvents' %1$s of the event that began the person's best entry.
            sql: %2$s
            type: %3$s
            meta: {breakdown: true}
    """
        .formatted(breakdown.member(), breakdown.column(), breakdown.type());
  }

  /** The cube's SQL, with what a query asks still open. */
  public static String sql(String name, Funnel funnel) {
    return new FunnelSql(name, funnel).rows();
  }
}
