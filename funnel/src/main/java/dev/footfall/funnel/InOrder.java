package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Steps one after the other, event by event. For each step the fold keeps the latest entry that has
 * reached it: whatever comes later, an earlier one can do no more and is no quicker.
 *
 * <p>Of events at the same time it takes the one of the earlier step first, which takes the person
 * furthest where none can take two steps, nothing is excluded and anything may lie between.
 */
record InOrder(Funnel funnel) implements Walk {
  private static final String SCORE = "score";
  private static final String AT = "at";

  @Override
  public String best(String events) {
    var names = new ArrayList<>(reached());
    names.addAll(List.of(SCORE, AT));
    var fold = new Fold(names);
    String entry = Mask.entry("mask");
    keepReached(fold, entry);
    String score = "greatest(toInt64(0), " + eachStep(step -> score(fold, step, entry)) + ")";
    fold.add("toInt64(0)", "greatest(%s, %s)".formatted(fold.was(SCORE), score));
    fold.add("toInt64(0)", "if(%s > %s, at, %s)".formatted(score, fold.was(SCORE), fold.was(AT)));
    String best = "walked." + fold.place(SCORE);
    return Text.let(
        "walked",
        fold.over(events + ".1", events + ".2"),
        "(%s, walked.%d - %s)".formatted(best, fold.place(AT), Score.milliseconds(best)));
  }

  @Override
  public String times(String events, String entry) {
    List<String> first = names("first");
    var fold = new Fold(Stream.concat(reached().stream(), first.stream()).toList());
    String its = "at = " + entry;
    keepReached(fold, its);
    for (int step = 1; step <= first.size(); step++) {
      String was = fold.was(first.get(step - 1));
      fold.add(
          "toInt64(0)", "if(%1$s = 0 AND %2$s, at, %1$s)".formatted(was, arrives(fold, step, its)));
    }
    String all =
        first.stream()
            .map(name -> "walked." + fold.place(name))
            .collect(Collectors.joining(", ", "[", "]"));
    return Text.let("walked", fold.over(events + ".1", events + ".2"), all);
  }

  private List<String> reached() {
    return names("reached");
  }

  private List<String> names(String word) {
    return IntStream.rangeClosed(1, funnel.steps().size()).mapToObj(k -> word + k).toList();
  }

  private void keepReached(Fold fold, String entry) {
    int last = funnel.steps().size();
    for (int step = 1; step <= last; step++) {
      String was = fold.was("reached" + step);
      boolean excluding = step < last && funnel.steps().get(step).not().isPresent();
      String otherwise =
          funnel.mode() == Mode.STRICT
              ? Fold.NONE
              : excluding
                  ? "if(%s, %s, %s)".formatted(Mask.excluded("mask", step + 1), Fold.NONE, was)
                  : was;
      // An entry that arrives now is later than who did before, unless some were stopped meanwhile.
      String now =
          funnel.excluding()
              ? "greatest(%s, %s)".formatted(by(fold, step), otherwise)
              : by(fold, step);
      fold.add(Fold.NONE, "if(%s, %s, %s)".formatted(arrives(fold, step, entry), now, otherwise));
    }
  }

  /** Whether the event reaches a step from an entry. */
  private String arrives(Fold fold, int step, String entry) {
    String takes = Mask.takes("mask", step);
    return step == 1
        ? takes + " AND " + entry
        : "%s AND at - %s <= %d".formatted(takes, by(fold, step), funnel.window().toMillis());
  }

  /** The latest entry from which the event reaches a step, if it does. */
  private static String by(Fold fold, int step) {
    return step == 1 ? "at" : fold.was("reached" + (step - 1));
  }

  private String score(Fold fold, int step, String entry) {
    String its = Score.of(Integer.toString(step), "at - " + by(fold, step));
    return "if(%s, %s, 0)".formatted(arrives(fold, step, entry), its);
  }

  private String eachStep(IntFunction<String> text) {
    return IntStream.rangeClosed(1, funnel.steps().size())
        .mapToObj(text)
        .collect(Collectors.joining(", "));
  }
}
