package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/**
 * How far a person got, by trying everything that docs/funnels.md allows. Written from that page;
 * it knows nothing of the SQL.
 */
final class Oracle {
  private final Funnel funnel;
  private final List<Stream.Seen> counting;
  private int furthest;

  private Oracle(Funnel funnel, Stream stream) {
    this.funnel = funnel;
    this.counting = stream.events().stream().filter(this::counts).toList();
  }

  /**
   * How many steps somebody took.
   *
   * @param asked which times an entry may have
   */
  static int furthest(Funnel funnel, LongPredicate asked, Stream stream) {
    var oracle = new Oracle(funnel, stream);
    for (Stream.Seen entry : oracle.counting) {
      if (asked.test(entry.at())) {
        oracle.enter(entry);
      }
    }
    return oracle.furthest;
  }

  private void enter(Stream.Seen entry) {
    if (funnel.mode() == Mode.ANY_ORDER) {
      var inside =
          counting.stream()
              .filter(event -> event.at() >= entry.at() && inside(entry, event))
              .toList();
      anyOf(entry, 0, new ArrayList<>(), inside);
    } else if (takes(entry, 0)) {
      var chain = new ArrayList<Stream.Seen>();
      chain.add(entry);
      follow(chain);
    }
  }

  /** Tries every choice of different events for steps, or none for a step. */
  private void anyOf(
      Stream.Seen entry, int step, List<Stream.Seen> used, List<Stream.Seen> inside) {
    if (step == funnel.steps().size()) {
      if (used.contains(entry)) {
        furthest = Math.max(furthest, used.size());
      }
      return;
    }
    anyOf(entry, step + 1, used, inside);
    for (Stream.Seen event : inside) {
      if (takes(event, step) && !used.contains(event)) {
        used.add(event);
        anyOf(entry, step + 1, used, inside);
        used.removeLast();
      }
    }
  }

  /** Tries every event as the next. */
  private void follow(List<Stream.Seen> chain) {
    if (allowed(chain)) {
      furthest = Math.max(furthest, chain.size());
    }
    if (chain.size() == funnel.steps().size()) {
      return;
    }
    for (Stream.Seen event : counting) {
      boolean fits =
          !chain.contains(event)
              && event.at() >= chain.getLast().at()
              && inside(chain.getFirst(), event)
              && takes(event, chain.size())
              && notExcluded(chain.getLast(), event, funnel.steps().get(chain.size()));
      if (fits) {
        chain.add(event);
        follow(chain);
        chain.removeLast();
      }
    }
  }

  /** Strictly between the first and the last of a strict chain lie only its own events. */
  private boolean allowed(List<Stream.Seen> chain) {
    return funnel.mode() != Mode.STRICT
        || counting.stream()
            .filter(
                event -> event.at() > chain.getFirst().at() && event.at() < chain.getLast().at())
            .allMatch(chain::contains);
  }

  private boolean notExcluded(Stream.Seen before, Stream.Seen after, Funnel.Step step) {
    return step.not().isEmpty()
        || counting.stream()
            .filter(event -> event.at() > before.at() && event.at() < after.at())
            .noneMatch(event -> is(event, step.not().get()));
  }

  private boolean inside(Stream.Seen entry, Stream.Seen event) {
    return event.at() - entry.at() <= funnel.window().toMillis();
  }

  private boolean takes(Stream.Seen event, int step) {
    return is(event, funnel.steps().get(step).what());
  }

  private boolean counts(Stream.Seen event) {
    return funnel.steps().stream()
        .anyMatch(
            step ->
                step.what().event().equals(event.name())
                    || step.not().filter(not -> not.event().equals(event.name())).isPresent());
  }

  private static boolean is(Stream.Seen event, What what) {
    return what.event().equals(event.name())
        && (what.targets().isEmpty()
            || what.targets().stream().anyMatch(target -> fits(target.text(), event.path())));
  }

  /** Letter by letter. */
  private static boolean fits(String pattern, String path) {
    if (pattern.isEmpty()) {
      return path.isEmpty();
    }
    boolean deep = pattern.startsWith("**");
    if (pattern.charAt(0) == '*') {
      String rest = pattern.substring(deep ? 2 : 1);
      for (int taken = 0; taken <= path.length(); taken++) {
        if (fits(rest, path.substring(taken))) {
          return true;
        }
        if (!deep && taken < path.length() && path.charAt(taken) == '/') {
          return false;
        }
      }
      return false;
    }
    return !path.isEmpty()
        && path.charAt(0) == pattern.charAt(0)
        && fits(pattern.substring(1), path.substring(1));
  }

  /** For messages. */
  static String text(Stream stream) {
    return stream.events().stream()
        .sorted(java.util.Comparator.comparingLong(Stream.Seen::at))
        .map(event -> event.at() + " " + event.name() + " " + event.path())
        .collect(Collectors.joining(", "));
  }
}
