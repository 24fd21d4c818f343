package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what a funnel's cube selects from, with the references that are filled in when a question
 * is asked: rows of steps.
 *
 * <p>Each has {@code step_number}, {@code step}, {@code at} (where entries are asked for by buckets
 * of time the entry's; else 1970), and, to be summed, {@code people} (reached the step), {@code
 * before} (reached the one before) and {@code entered}. Where buckets or something of single people
 * is asked for there is a row for each person, bucket and step, and has {@code person}, {@code
 * entered_at}, {@code furthest}, {@code seconds} (from the first step to this one; null where it
 * was not reached) and each breakdown's column, as far as they are asked for.
 */
final class FunnelSql {
  static final String NO_TIME = "toDateTime64(0, 3, 'UTC')";

  /** Members for which a row has to be one person's. */
  private static final List<String> WHO = List.of("person", "enteredAt", "furthestStep");

  private static final List<String> BY_BUCKETS = List.of("date*");
  private static final List<String> HOW_LONG = List.of("medianSeconds", "p90Seconds");

  private final String cube;
  private final Funnel funnel;
  private final PeopleSql people;

  /**
   * For a funnel.
   *
   * @param cube what its cube is called
   */
  FunnelSql(String cube, Funnel funnel) {
    this.cube = cube;
    this.funnel = funnel;
    this.people = new PeopleSql(cube, funnel);
  }

  String rows() {
    if (!funnel.plain()) {
      return ofPeople();
    }
    var details = all(all(BY_BUCKETS, HOW_LONG), telling());
    return asked(details, "\n" + ofPeople() + "{OTHERWISE}\n" + counts());
  }

  /** A row for each person, bucket and step; and where nobody is asked for, each step has a row. */
  private String ofPeople() {
    return """
    SELECT
      step_number,
      %1$s AS step,
      {ASKED.%2$s.date*}entered_at{OTHERWISE}%3$s{END} AS at,
      toUInt64(furthest >= step_number) AS people,
      toUInt64(furthest + 1 >= step_number) AS before,
      toUInt64(1) AS entered%4$s
    FROM (
    %5$s
    )
    ARRAY JOIN %6$s AS step_number
    {ASKED.%2$s.date*,%7$s}{OTHERWISE}
    UNION ALL
    SELECT step_number, %1$s, %3$s, toUInt64(0), toUInt64(0), toUInt64(0)%8$s
    FROM (SELECT arrayJoin(%6$s) AS step_number)
    {END}\
    """
        .formatted(
            stepName(),
            cube,
            NO_TIME,
            columns(),
            people.best(),
            numbers(),
            String.join(",", telling()),
            asked(HOW_LONG, ", CAST(NULL, 'Nullable(Float64)')"));
  }

  private String columns() {
    var columns = new StringBuilder();
    columns.append(
        asked(
            HOW_LONG,
            ",\n"
                + "  if(furthest >= step_number, (times[step_number] - times[1]) / 1000, NULL) AS"
                + " seconds"));
    columns.append(asked(List.of("person"), ",\n  person"));
    columns.append(asked(List.of("enteredAt"), ",\n  entered_at"));
    columns.append(asked(List.of("furthestStep"), ",\n  furthest"));
    for (Breakdown breakdown : Breakdown.ALL) {
      columns.append(asked(List.of(breakdown.member()), ",\n  " + breakdown.column()));
    }
    return columns.toString();
  }

  /** A row for each step, by the engine's own function. */
  private String counts() {
    String reached =
        IntStream.rangeClosed(1, funnel.steps().size())
            .mapToObj(step -> "countIf(furthest >= " + step + ")")
            .collect(Collectors.joining(", ", "[", "]"));
    return """
    SELECT
      step_number,
      %1$s AS step,
      %2$s AS at,
      reached[step_number] AS people,
      reached[greatest(step_number - 1, 1)] AS before,
      reached[1] AS entered
    FROM (
    SELECT %3$s AS reached
    FROM (
    %4$s
    )
    )
    ARRAY JOIN %5$s AS step_number\
    """
        .formatted(stepName(), NO_TIME, reached, people.furthest(), numbers());
  }

  /** SQL that is there where one of some members is asked for. */
  private String asked(List<String> members, String sql) {
    return "{ASKED.%s.%s}%s{END}".formatted(cube, String.join(",", members), sql);
  }

  private String stepName() {
    return funnel.steps().stream()
        .map(step -> Literal.of(step.name()))
        .collect(Collectors.joining(", ", "[", "][step_number]"));
  }

  private String numbers() {
    return "range(1, %d)".formatted(funnel.steps().size() + 1);
  }

  /** Members that tell people apart. */
  private static List<String> telling() {
    return all(WHO, Breakdown.ALL.stream().map(Breakdown::member).toList());
  }

  private static List<String> all(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
