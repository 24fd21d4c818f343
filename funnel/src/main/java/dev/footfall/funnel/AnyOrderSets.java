package dev.footfall.funnel;

import java.util.stream.IntStream;

/**
 * Steps in any order, where an event could take one of several. From each entry a fold over the
 * events of its window keeps all sets of steps that they can take ({@link Sets}), and when there
 * first was one of one step, of two, ….
 */
record AnyOrderSets(Funnel funnel) implements Walk {
  @Override
  public String best(String events) {
    String steps = "arrayCount(time -> time > 0, times)";
    String score =
        Text.let(
            "times",
            times(events, "begin"),
            Text.let("steps", steps, Score.of("steps", "times[steps] - begin")));
    String scores =
        "arrayMap((begin, mask) -> if(%s, %s, toInt64(0)), %s.1, %s.2)"
            .formatted(Mask.entry("mask"), score, events, events);
    String best = "arrayMax(scores), " + events + ".1[indexOf(scores, arrayMax(scores))]";
    return Text.let("scores", scores, "(" + best + ")");
  }

  @Override
  public String times(String events, String entry) {
    int count = funnel.steps().size();
    String sets =
        Text.bitOrs(
            "s.1",
            IntStream.range(0, count)
                .mapToObj(step -> Sets.with("s.1", Mask.takes("mask", step + 1), step)));
    var times = new StringBuilder();
    for (int size = 1; size <= count; size++) {
      times
          .append(size == 1 ? "" : ", ")
          .append(
              "if(s.2[%1$d] = 0 AND %2$s, at, s.2[%1$d])"
                  .formatted(size, Sets.anyOf("sets", size)));
    }
    String next = Text.let("sets", sets, "(sets, [" + times + "])");
    String inside =
        "at >= %s AND at - %s <= %d".formatted(entry, entry, funnel.window().toMillis());
    return """
    arrayFold(
      (s, at, mask) -> %1$s,
      arrayFilter((at, mask) -> %2$s, %3$s.1, %3$s.2),
      arrayFilter((mask, at) -> %2$s, %3$s.2, %3$s.1),
      (toUInt256(1), arrayWithConstant(%4$d, toInt64(0)))).2\
    """
        .formatted(next, inside, events, count);
  }
}
