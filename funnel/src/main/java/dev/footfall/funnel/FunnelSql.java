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
  static final int EXCLUSIONS = 20;
  static final int ENTRY = 40;

  private final Funnel funnel;
  private final int steps;

  FunnelSql(Funnel funnel) {
    this.funnel = funnel;
    this.steps = funnel.steps().size();
  }

  /**
   * A row for each step and each bucket of the times of entries: {@code step_number}, {@code step},
   * {@code at} (an entry's time in the bucket; 1970 where no buckets are asked for), {@code
   * people}, {@code before} (who reached the step before), {@code entered}.
   *
   * @param cube the cube whose {@code date} says which entries are asked for, and by which buckets
   */
  String steps(String cube) {
    String names =
        funnel.steps().stream()
            .map(step -> Literal.of(step.name()))
            .collect(Collectors.joining(", ", "[", "]"));
    String identity = "{Identity.sql()}";
    String entries = "{FILTER_PARAMS.%s.date.filter('derived_tstamp')}".formatted(cube);
    String bucket = "{BUCKET.%s.date.of('derived_tstamp')}".formatted(cube);
    return """
    SELECT
      step_number,
      %1$s[step_number] AS step,
      at,
      reached[step_number] AS people,
      reached[greatest(step_number - 1, 1)] AS before,
      reached[1] AS entered
    FROM (
    {BUCKETS.%2$s.date}
    SELECT fromUnixTimestamp64Milli(min(first), 'UTC') AS at, %3$s AS reached
    FROM (
    %4$s
    )
    GROUP BY bucket
    {OTHERWISE}
    SELECT toDateTime64(0, 3, 'UTC') AS at, %3$s AS reached
    FROM (
    %5$s
    )
    {END}
    )
    ARRAY JOIN range(1, %6$d) AS step_number\
    """
        .formatted(
            names,
            cube,
            reached(),
            inBuckets(identity, entries, bucket),
            furthest(identity, entries),
            steps + 1);
  }

  private String reached() {
    return IntStream.rangeClosed(1, steps)
        .mapToObj(step -> "countIf(furthest >= " + step + ")")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /**
   * A row for each person with an event that matters: {@code person}, {@code furthest}.
   *
   * @param identity a query that tells {@code project_id}, {@code device} and its {@code
   *     first_user}
   * @param entries the condition that an event's time is one of entries; {@code derived_tstamp} is
   *     its column
   */
  String furthest(String identity, String entries) {
    return """
    SELECT person, %s AS furthest
    FROM (
    %s
    )
    GROUP BY person\
    """
        .formatted(
            plain() ? windowFunnel() : moments().furthest("arraySort(groupArray((at, mask)))"),
            events(identity, entries, "0"));
  }

  /**
   * A row for each person and each bucket with an entry: {@code person}, {@code bucket}, {@code
   * first} (the time of the first, in milliseconds), {@code furthest} of the entries in the bucket.
   *
   * @param bucket an entry's, by its time
   */
  String inBuckets(String identity, String entries, String bucket) {
    String entry = "bitTest(event.2, %d) AND bitAnd(event.2, %d) != 0".formatted(ENTRY, first());
    return """
    SELECT
      person,
      bucket,
      arrayMin(arrayMap(event -> event.1, arrayFilter(event -> event.3 = bucket AND %1$s, all))) AS first,
      %2$s AS furthest
    FROM (
    SELECT person, groupArray((at, mask, bucket)) AS all
    FROM (
    %3$s
    )
    GROUP BY person
    )
    ARRAY JOIN arrayDistinct(arrayMap(event -> event.3, arrayFilter(event -> %1$s, all))) AS bucket\
    """
        .formatted(
            entry,
            moments()
                .furthest(
                    "arraySort(arrayMap(event -> (event.1, if(event.3 = bucket, event.2, bitAnd(event.2, %d))), all))"
                        .formatted((1L << ENTRY) - 1)),
            events(identity, entries, bucket));
  }

  /** The bits of the steps by which an entry may begin. */
  private long first() {
    return funnel.mode() == Mode.ANY_ORDER ? (1L << steps) - 1 : 1;
  }

  private String events(String identity, String entries, String bucket) {
    return """
    SELECT
      coalesce(nullIf(events.user_id, ''), nullIf(identity.first_user, ''), events.device) AS person,
      toUnixTimestamp64Milli(events.derived_tstamp) AS at,
      %s + bitShiftLeft(toUInt64(%s), %d) AS mask,
      %s AS bucket
    FROM events
    LEFT JOIN (%s) AS identity
      ON events.project_id = identity.project_id AND events.device = identity.device
    WHERE event_name IN (%s) AND person != ''%s\
    """
        .formatted(
            String.join(" + ", bits()),
            entries,
            ENTRY,
            bucket,
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

  /** Whether the engine's own function counts the same. */
  private boolean plain() {
    return funnel.mode() == Mode.ORDERED && !funnel.overlapping() && !funnel.excluding();
  }

  private MomentsSql moments() {
    return new MomentsSql(funnel.mode(), steps, funnel.overlapping(), funnel.window().toMillis());
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
