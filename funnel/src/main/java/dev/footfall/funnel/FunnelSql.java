package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a funnel as SQL over {@code events}: how far each person got.
 *
 * <p>An event's {@code mask} has a bit for each step it could take (from bit 0), one for each
 * exclusion it is (from bit {@value #EXCLUSIONS}, by the step after it) and one if it may be an
 * entry (bit {@value #ENTRY}).
 */
final class FunnelSql {
  private static final int EXCLUSIONS = 20;
  private static final int ENTRY = 40;

  private final Funnel funnel;
  private final int steps;

  FunnelSql(Funnel funnel) {
    this.funnel = funnel;
    this.steps = funnel.steps().size();
  }

  /**
   * One row: {@code reached}, an array with the number of people who reached at least each step.
   *
   * @param identity a query that tells {@code project_id}, {@code device} and its {@code
   *     first_user}
   * @param entries the condition that an event's time is one of entries; {@code derived_tstamp} is
   *     its column
   */
  String reached(String identity, String entries) {
    String counts =
        IntStream.rangeClosed(1, steps)
            .mapToObj(step -> "countIf(furthest >= " + step + ")")
            .collect(Collectors.joining(", ", "[", "]"));
    return "SELECT %s AS reached\nFROM (\n%s\n)".formatted(counts, furthest(identity, entries));
  }

  /** A row for each person with an event that matters: {@code person}, {@code furthest}. */
  String furthest(String identity, String entries) {
    return """
    SELECT person, %s AS furthest
    FROM (
    %s
    )
    GROUP BY person\
    """
        .formatted(fold(), events(identity, entries));
  }

  private String events(String identity, String entries) {
    String mask =
        "bitOr("
            + String.join(" + ", bits())
            + ", bitShiftLeft(toUInt64("
            + entries
            + "), "
            + ENTRY
            + "))";
    return """
    SELECT
      coalesce(nullIf(events.user_id, ''), nullIf(identity.first_user, ''), events.device) AS person,
      toUnixTimestamp64Milli(events.derived_tstamp) AS at,
      %s AS mask
    FROM events
    LEFT JOIN (%s) AS identity
      ON events.project_id = identity.project_id AND events.device = identity.device
    WHERE event_name IN (%s) AND person != ''%s\
    """
        .formatted(
            mask,
            identity,
            names().stream().map(Literal::of).collect(Collectors.joining(", ")),
            funnel.mode() == Mode.STRICT ? "" : " AND " + bitsOf("mask", 0, ENTRY) + " != 0");
  }

  private List<String> bits() {
    var bits = new ArrayList<String>();
    for (int i = 0; i < steps; i++) {
      Funnel.Step step = funnel.steps().get(i);
      bits.add(bit(step.what(), i));
      if (step.not().isPresent()) {
        bits.add(bit(step.not().get(), EXCLUSIONS + i));
      }
    }
    return bits;
  }

  private static String bit(What what, int bit) {
    return "toUInt64(" + what.sql() + ") * " + (1L << bit);
  }

  private Set<String> names() {
    var names = new LinkedHashSet<String>();
    for (Funnel.Step step : funnel.steps()) {
      names.add(step.what().event());
      step.not().ifPresent(not -> names.add(not.event()));
    }
    return names;
  }

  /** How far a person got, of all the person's events. */
  private String fold() {
    boolean simple = funnel.mode() == Mode.ORDERED && !funnel.overlapping() && !funnel.excluding();
    return simple
        ? windowFunnel()
        : new MomentsSql(funnel.mode(), steps, funnel.overlapping(), funnel.window().toMillis())
            .furthest("arraySort(groupArray((at, mask)))");
  }

  private String windowFunnel() {
    var conditions = new ArrayList<String>();
    for (int i = 0; i < steps; i++) {
      String bits = Long.toString((1L << i) | (i == 0 ? 1L << ENTRY : 0));
      conditions.add("bitAnd(mask, %s) = %s".formatted(bits, bits));
    }
    return "windowFunnel(%d)(toUInt64(at), %s)"
        .formatted(funnel.window().toMillis(), String.join(", ", conditions));
  }

  /** The bits from one up to before another, as a number. */
  static String bitsOf(String mask, int from, int to) {
    return "bitAnd(bitShiftRight(%s, %d), %d)".formatted(mask, from, (1L << (to - from)) - 1);
  }
}
