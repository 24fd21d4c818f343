package dev.footfall.funnel;

/**
 * Writes a funnel as a cube in Cube's YAML: a row for each step, and where the query asks for the
 * time of entries by buckets, for each step and bucket.
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
        description: How many people took each step, one after another.
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
            description: When people took the first step.
            sql: at
            type: time
            meta: {met_inside: true}
    """
        .formatted(name, sql(name, funnel).indent(8).stripTrailing());
  }

  /** The cube's SQL, with what a query asks of {@code date} still open. */
  public static String sql(String name, Funnel funnel) {
    return new FunnelSql(funnel).steps(name);
  }
}
