package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Steps in any order, none of whose events could take two. The fold goes backwards in time and
 * keeps when each step is taken next.
 */
record AnyOrder(Funnel funnel) implements Walk {
  private static final String SCORE = "score";
  private static final String ENTRY = "entry";

  /** No time; later than any window. */
  private static final String NEVER = "toInt64(4000000000000000000)";

  @Override
  public String best(String events) {
    List<String> next = steps().mapToObj(step -> "next" + step).toList();
    var names = new ArrayList<>(next);
    names.addAll(List.of(SCORE, ENTRY));
    var fold = new Fold(names);
    var inside = new ArrayList<String>();
    var waits = new ArrayList<String>();
    for (int step = 1; step <= next.size(); step++) {
      String taken =
          "if(%s, at, %s)".formatted(Mask.takes("mask", step), fold.was(next.get(step - 1)));
      fold.add(NEVER, taken);
      String within = "%s - at <= %d".formatted(taken, funnel.window().toMillis());
      inside.add("(" + within + ")");
      waits.add("if(%s, %s - at, toInt64(0))".formatted(within, taken));
    }
    String longest =
        waits.size() == 1 ? waits.getFirst() : "greatest(" + String.join(", ", waits) + ")";
    String score =
        "if(%s, %s, toInt64(0))"
            .formatted(Mask.entry("mask"), Score.of(String.join(" + ", inside), longest));
    fold.add("toInt64(0)", "greatest(%s, %s)".formatted(fold.was(SCORE), score));
    // Of equal ones the last that is met is the earliest.
    fold.add(
        "toInt64(0)",
        "if(%1$s >= %2$s AND %1$s > 0, at, %3$s)"
            .formatted(score, fold.was(SCORE), fold.was(ENTRY)));
    String all = fold.over("arrayReverse(" + events + ".1)", "arrayReverse(" + events + ".2)");
    String best = "(walked.%d, walked.%d)".formatted(fold.place(SCORE), fold.place(ENTRY));
    return Text.let("walked", all, best);
  }

  @Override
  public String times(String events, String entry) {
    String taken =
        steps()
            .mapToObj(
                step ->
                    "arrayMin(arrayMap((at, mask) -> if(%s AND at >= %s, at, %s), %s.1, %s.2))"
                        .formatted(Mask.takes("mask", step), entry, NEVER, events, events))
            .collect(Collectors.joining(", "));
    return "arrayResize(arraySort(arrayFilter(at -> at - %s <= %d, [%s])), %d, toInt64(0))"
        .formatted(entry, funnel.window().toMillis(), taken, funnel.steps().size());
  }

  private IntStream steps() {
    return IntStream.rangeClosed(1, funnel.steps().size());
  }
}
