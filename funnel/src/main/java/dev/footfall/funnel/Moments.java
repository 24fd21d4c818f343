package dev.footfall.funnel;

import java.util.stream.IntStream;

/**
 * Steps one after the other, where events of one time are a moment, within which any order may be
 * taken.
 *
 * <p>For each moment {@code reach} tells how far those get in it alone who had taken 0, 1, … steps
 * before. That is a matching of the next steps with different events of the moment; where no event
 * can take two of the steps it is a run of steps that are there. Then a fold over the moments keeps
 * for each step the latest entry from which it is reached: whatever comes later, an earlier one can
 * do no more and is no quicker.
 */
record Moments(Funnel funnel) implements Walk {
  @Override
  public String best(String events) {
    String score =
        "arrayMax(arrayMap((latest, k) -> if(latest > %s, %s, toInt64(0)), arrived, %s))"
            .formatted(Fold.NONE, Score.of("k", "at - latest"), numbers());
    String state =
        Text.let(
            "best",
            score,
            "(%s, greatest(s.2, best), if(best > s.2, at - %s, s.3))"
                .formatted(kept(), Score.milliseconds("best")));
    String all = fold(events, Mask.entry("masks[1]"), state, "toInt64(0), toInt64(0)");
    return Text.let("walked", all, "(walked.2, walked.3)");
  }

  @Override
  public String times(String events, String entry) {
    String first =
        "arrayMap((was, latest) -> if(was = 0 AND latest > %s, at, was), s.2, arrived)"
            .formatted(Fold.NONE);
    String state = "(%s, %s)".formatted(kept(), first);
    return "("
        + fold(
            events, "at = " + entry, state, "arrayWithConstant(%d, toInt64(0))".formatted(count()))
        + ").2";
  }

  private int count() {
    return funnel.steps().size();
  }

  private String numbers() {
    return Text.range(1, count() + 1);
  }

  private String fold(String events, String entry, String state, String begins) {
    String step =
        Text.let(
            "reach", reach(), Text.let("before", before(), Text.let("arrived", arrived(), state)));
    return """
    arrayFold(
      (s, at, masks) -> %s,
      arrayDistinct(%s.1),
      arraySplit((mask, gap) -> gap > 0, %s.2, arrayDifference(%s.1)),
      (arrayWithConstant(%d, %s), %s))\
    """
        .formatted(inMoment(entry, step), events, events, events, count(), Fold.NONE, begins);
  }

  private static String inMoment(String entry, String expression) {
    String all = "arrayReduce('groupBitOr', masks)";
    String steps = Text.let("steps", Mask.steps(all), expression);
    return Text.let(
        "size",
        "length(masks)",
        Text.let("entry", entry, Text.let("exclusions", Mask.exclusions(all), steps)));
  }

  /** The latest entries that had taken 0, 1, … steps before the moment and are not too old. */
  private String before() {
    return "arrayMap(k -> multiIf(k = 0, if(entry, at, %1$s), at - s.1[k] <= %2$d, s.1[k], %1$s), %3$s)"
        .formatted(Fold.NONE, funnel.window().toMillis(), Text.range(0, count()));
  }

  /** The latest entries from which a step is reached in the moment. */
  private String arrived() {
    return "arrayMap(k -> arrayMax(arrayMap((latest, furthest, from) -> if(from < k AND furthest >= k, latest, %s), before, reach, %s)), %s)"
        .formatted(Fold.NONE, Text.range(0, count()), numbers());
  }

  /** The latest entries from which the steps are reached after a moment. */
  private String kept() {
    if (funnel.mode() == Mode.ORDERED) {
      return "arrayMap((latest, old, k) -> if(bitTest(exclusions, k), latest, greatest(latest, old)), arrived, s.1, %s)"
          .formatted(numbers());
    }
    // All events of the moment are the chain's, or come before its first.
    return "arrayMap(k -> multiIf(entry AND reach[1] >= k, at, k > size AND reach[k - size + 1] >= k, before[k - size + 1], %s), %s)"
        .formatted(Fold.NONE, numbers());
  }

  /** For 0, 1, … steps taken before: how many are taken after the moment. */
  private String reach() {
    String run =
        "arrayMap(k -> toUInt8(k + bitCount(bitXor(bitShiftRight(steps, k), bitShiftRight(steps, k) + 1)) - 1), %s)"
            .formatted(Text.range(0, count()));
    if (!funnel.overlapping()) {
      return run;
    }
    String one =
        "arrayMap(k -> toUInt8(k + bitTest(steps, k)), %s)".formatted(Text.range(0, count()));
    return "if(size = 1, %s, %s)".formatted(one, matched());
  }

  private String matched() {
    String sorted = "arraySort(arrayMap(mask -> %s, masks))".formatted(Mask.steps("mask"));
    String few =
        "arraySlice(arrayFilter((mask, alike) -> alike <= bitCount(mask), %1$s, arrayEnumerateUniq(%1$s)), 1, %2$d)"
            .formatted(sorted, Sets.MOST);
    String next =
        Text.bitOrs(
            "toUInt256(0)",
            IntStream.range(0, Sets.MOST)
                .mapToObj(
                    event ->
                        Sets.with(
                            "found.1", "bitTest(few[%d], step)".formatted(event + 1), event)));
    String fold =
        "arrayFold((found, step) -> %s, range(k, toUInt8(%d)), (toUInt256(1), toUInt8(0))).2"
            .formatted(Text.let("sets", next, "(sets, toUInt8(found.2 + (sets != 0)))"), count());
    return Text.let(
        "few", few, "arrayMap(k -> toUInt8(k + %s), %s)".formatted(fold, Text.range(0, count())));
  }
}
