package dev.footfall.funnel;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes how far a person got as one expression over the person's events, (time, mask) in the order
 * of time. Events of one time are a moment, within which any order may be taken.
 *
 * <p>For each moment {@code reach} tells how far those get in it alone who had taken 0, 1, … steps
 * before. That is a matching of the next steps with different events of the moment; where no event
 * can take two of the steps it is a run of steps that are there. Then a fold over the moments keeps
 * for each step the latest entry from which it is reached: whatever comes later, an earlier one can
 * do no more.
 */
final class MomentsSql {
  /** Of one person in one millisecond, beyond those that are alike. */
  private static final int MOST_AT_ONCE = 8;

  /** Steps that one event could take several of, in any order. */
  static final int MOST_OVERLAPPING = 8;

  private static final String NONE = "-4000000000000000000";
  private static final String NEVER = "4000000000000000000";

  private final Mode mode;
  private final int steps;
  private final boolean overlapping;
  private final long window;

  /**
   * For a funnel.
   *
   * @param steps how many
   * @param overlapping whether some event could take one of two steps
   * @param window in milliseconds
   */
  MomentsSql(Mode mode, int steps, boolean overlapping, long window) {
    this.mode = mode;
    this.steps = steps;
    this.overlapping = overlapping;
    this.window = window;
  }

  /** The expression: a number of steps. */
  String furthest(String events) {
    String moments = "arraySplit((event, later) -> later > 0, sorted, arrayDifference(sorted.1))";
    String expression =
        switch (mode) {
          case ORDERED, STRICT -> ordered(moments);
          case ANY_ORDER -> overlapping ? anyOverlapping() : any(moments);
        };
    return let("sorted", events, expression);
  }

  // In any order

  /** Backwards, with the next time at which each step is taken. */
  private String any(String moments) {
    String next =
        "arrayMap((time, bit) -> if(bitTest(steps, bit), at, time), state.1, %s)"
            .formatted(range(0, steps));
    String count = "arrayCount(time -> time - at <= %d, next)".formatted(window);
    String step =
        let(
            "next",
            next,
            "(next, greatest(state.2, if(entry AND steps != 0, toUInt8(%s), 0)))".formatted(count));
    return """
    arrayFold(
      (state, moment) -> %s,
      arrayReverse(%s),
      (arrayWithConstant(%d, toInt64(%s)), toUInt8(0))).2\
    """
        .formatted(inMoment(step), moments, steps, NEVER);
  }

  /** From each entry, all sets of steps that the events of its window can take, as bits. */
  private String anyOverlapping() {
    String taken =
        bitOrs(
            "sets",
            IntStream.range(0, steps)
                .mapToObj(bit -> with("sets", "bitTest(later.2, " + bit + ")", bit)));
    String sets =
        """
        arrayFold(
          (sets, later) -> if(later.1 < event.1 OR later.1 - event.1 > %d, sets, %s),
          sorted,
          toUInt256(1))\
        """
            .formatted(window, taken);
    String most =
        IntStream.rangeClosed(1, steps)
            .mapToObj(size -> "(bitAnd(sets, %s) != 0)".formatted(big(setsOf(size))))
            .collect(Collectors.joining(" + "));
    String entry =
        "bitTest(event.2, "
            + FunnelSql.ENTRY
            + ") AND "
            + FunnelSql.bitsOf("event.2", 0, FunnelSql.EXCLUSIONS)
            + " != 0";
    return "arrayMax(arrayMap(event -> if(%s, toUInt8(%s), toUInt8(0)), sorted))"
        .formatted(entry, let("sets", sets, most));
  }

  /** Those sets of steps, as bits, that have so many. */
  private static BigInteger setsOf(int size) {
    var sets = BigInteger.ZERO;
    for (int set = 0; set < 1 << MOST_OVERLAPPING; set++) {
      if (Integer.bitCount(set) == size) {
        sets = sets.setBit(set);
      }
    }
    return sets;
  }

  // One after the other

  private String ordered(String moments) {
    String before =
        "arrayMap(k -> multiIf(k = 0, if(entry, at, %1$s), at - state.1[k] <= %2$d, state.1[k], %1$s), %3$s)"
            .formatted("toInt64(" + NONE + ")", window, range(0, steps));
    String arrived =
        "arrayMap(k -> arrayMax(arrayMap((latest, furthest, from) -> if(from < k AND furthest >= k, latest, toInt64(%s)), before, reach, %s)), %s)"
            .formatted(NONE, range(0, steps), range(1, steps + 1));
    String furthest =
        "arrayMax(arrayMap((latest, k) -> if(latest > %s, k, toUInt8(0)), arrived, %s))"
            .formatted(NONE, range(1, steps + 1));
    String state = "(%s, greatest(state.2, %s))".formatted(kept(), furthest);
    String step = let("reach", reach(), let("before", before, let("arrived", arrived, state)));
    return """
    arrayFold(
      (state, moment) -> %s,
      %s,
      (arrayWithConstant(%d, toInt64(%s)), toUInt8(0))).2\
    """
        .formatted(inMoment(step), moments, steps, NONE);
  }

  /** The latest entries from which the steps are reached after a moment. */
  private String kept() {
    if (mode == Mode.ORDERED) {
      return "arrayMap((latest, old, k) -> if(bitTest(exclusions, k), latest, greatest(latest, old)), arrived, state.1, %s)"
          .formatted(range(1, steps + 1));
    }
    // All events of the moment are the chain's, or come before its first.
    return "arrayMap(k -> multiIf(entry AND reach[1] >= k, at, k > size AND reach[k - size + 1] >= k, before[k - size + 1], toInt64(%s)), %s)"
        .formatted(NONE, range(1, steps + 1));
  }

  /** For 0, 1, … steps taken before: how many are taken after the moment. */
  private String reach() {
    String run =
        "arrayMap(k -> toUInt8(k + bitCount(bitXor(bitShiftRight(steps, k), bitShiftRight(steps, k) + 1)) - 1), %s)"
            .formatted(range(0, steps));
    if (!overlapping) {
      return run;
    }
    String one = "arrayMap(k -> toUInt8(k + bitTest(steps, k)), %s)".formatted(range(0, steps));
    return "if(size = 1, %s, %s)".formatted(one, matched());
  }

  private String matched() {
    String masks =
        """
        arraySlice(
          arrayFilter(
            (mask, alike) -> alike <= bitCount(mask),
            arraySort(arrayMap(event -> %1$s, moment)),
            arrayEnumerateUniq(arraySort(arrayMap(event -> %1$s, moment)))),
          1, %2$d)\
        """
            .formatted(FunnelSql.bitsOf("event.2", 0, FunnelSql.EXCLUSIONS), MOST_AT_ONCE);
    String next =
        bitOrs(
            "toUInt256(0)",
            IntStream.range(0, MOST_AT_ONCE)
                .mapToObj(
                    event ->
                        with("found.1", "bitTest(masks[%d], step)".formatted(event + 1), event)));
    String fold =
        "arrayFold((found, step) -> %s, range(k, toUInt8(%d)), (toUInt256(1), toUInt8(0))).2"
            .formatted(let("sets", next, "(sets, toUInt8(found.2 + (sets != 0)))"), steps);
    return let(
        "masks", masks, "arrayMap(k -> toUInt8(k + %s), %s)".formatted(fold, range(0, steps)));
  }

  // Parts

  /** Sets without an element, each with it, where a condition holds; a set is a bit. */
  private static String with(String sets, String condition, int element) {
    var without = BigInteger.ZERO;
    for (int set = 0; set < 1 << MOST_AT_ONCE; set++) {
      if ((set >> element & 1) == 0) {
        without = without.setBit(set);
      }
    }
    return "if(%s, bitShiftLeft(bitAnd(%s, %s), %d), toUInt256(0))"
        .formatted(condition, sets, big(without), 1 << element);
  }

  private static String bitOrs(String first, Stream<String> others) {
    return others.reduce(first, "bitOr(%s, %s)"::formatted);
  }

  private static String big(BigInteger number) {
    return "toUInt256('" + number + "')";
  }

  private static String inMoment(String expression) {
    return let(
        "at",
        "moment[1].1",
        let(
            "size",
            "length(moment)",
            let(
                "entry",
                "bitTest(moment[1].2, " + FunnelSql.ENTRY + ")",
                let(
                    "mask",
                    "arrayFold((all, event) -> bitOr(all, event.2), moment, toUInt64(0))",
                    let(
                        "steps",
                        FunnelSql.bitsOf("mask", 0, FunnelSql.EXCLUSIONS),
                        let(
                            "exclusions",
                            FunnelSql.bitsOf("mask", FunnelSql.EXCLUSIONS, FunnelSql.ENTRY),
                            expression))))));
  }

  private static String range(int from, int to) {
    return "range(toUInt8(%d), toUInt8(%d))".formatted(from, to);
  }

  /** An expression in which a name stands for the value of another. */
  private static String let(String name, String value, String expression) {
    return "arrayMap(%s -> %s, [%s])[1]".formatted(name, expression, value);
  }
}
