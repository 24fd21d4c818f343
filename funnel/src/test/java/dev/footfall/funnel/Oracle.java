package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How far a person got, and when, by trying everything that docs/funnels.md allows. Written from
 * that page; it knows nothing of the SQL.
 */
final class Oracle {
  private final Funnel funnel;
  private final List<Stream.Seen> counting;

  /** Of the entry that is looked at: when it reached each step, or never. */
  private long[] times = {};

  /**
   * A person's best entry.
   *
   * @param times when it reached each step, in milliseconds, as many as it reached
   * @param plan the property of the event that began it; of several that can have, the first in
   *     order; empty: none
   */
  record Best(List<Long> times, String plan) {
    static final Best NONE = new Best(List.of(), "");

    int furthest() {
      return times.size();
    }

    private boolean betterThan(Best other) {
      if (furthest() != other.furthest()) {
        return furthest() > other.furthest();
      }
      if (took() != other.took()) {
        return took() < other.took();
      }
      return furthest() > 0 && times.getFirst() < other.times.getFirst();
    }

    private long took() {
      return furthest() == 0 ? 0 : times.getLast() - times.getFirst();
    }
  }

  private Oracle(Funnel funnel, Stream stream) {
    this.funnel = funnel;
    this.counting = stream.events().stream().filter(this::counts).toList();
  }

  /**
   * Somebody's best entry.
   *
   * @param asked which times an entry may have
   */
  static Best best(Funnel funnel, LongPredicate asked, Stream stream) {
    var oracle = new Oracle(funnel, stream);
    Best best = Best.NONE;
    for (long at : oracle.counting.stream().mapToLong(Stream.Seen::at).distinct().toArray()) {
      if (asked.test(at)) {
        Best its = oracle.enter(at);
        best = its.betterThan(best) ? its : best;
      }
    }
    return best;
  }

  /** Entries of one time are one entry. */
  private Best enter(long at) {
    times = new long[funnel.steps().size()];
    Arrays.fill(times, Long.MAX_VALUE);
    counting.stream().filter(event -> event.at() == at).forEach(this::enter);
    var reached = Arrays.stream(times).filter(time -> time < Long.MAX_VALUE).boxed().toList();
    return new Best(reached, plan(at));
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

  private String plan(long at) {
    return counting.stream()
        .filter(event -> event.at() == at)
        .filter(event -> funnel.mode() == Mode.ANY_ORDER ? takesAny(event) : takes(event, 0))
        .map(Stream.Seen::plan)
        .filter(plan -> !plan.isEmpty())
        .min(Comparator.naturalOrder())
        .orElse("");
  }

  private boolean takesAny(Stream.Seen event) {
    return IntStream.range(0, funnel.steps().size()).anyMatch(step -> takes(event, step));
  }

  private void reached(int steps, long at) {
    times[steps - 1] = Math.min(times[steps - 1], at);
  }

  /** Tries every choice of different events for steps, or none for a step. */
  private void anyOf(
      Stream.Seen entry, int step, List<Stream.Seen> used, List<Stream.Seen> inside) {
    if (step == funnel.steps().size()) {
      if (used.contains(entry)) {
        reached(used.size(), used.stream().mapToLong(Stream.Seen::at).max().orElseThrow());
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
      reached(chain.size(), chain.getLast().at());
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
            || what.targets().stream().anyMatch(target -> fits(target.text(), event.path())))
        && what.filters().stream().allMatch(filter -> holds(filter, event.plan()));
  }

  /** Of a property that may be missing, as Cube's operators see it. */
  private static boolean holds(Filter filter, String plan) {
    var values = filter.values().stream();
    boolean missing = plan.isEmpty();
    return switch (filter.operator()) {
      case SET -> !missing;
      case NOT_SET -> missing;
      case EQUALS -> values.anyMatch(plan::equals);
      case NOT_EQUALS -> values.noneMatch(plan::equals);
      case CONTAINS -> values.anyMatch(value -> lower(plan).contains(lower(value)));
      case NOT_CONTAINS -> values.noneMatch(value -> lower(plan).contains(lower(value)));
      case STARTS_WITH -> values.anyMatch(value -> lower(plan).startsWith(lower(value)));
      case ENDS_WITH -> values.anyMatch(value -> lower(plan).endsWith(lower(value)));
      case GT -> number(plan) > number(filter.values().getFirst());
      case GTE -> number(plan) >= number(filter.values().getFirst());
      case LT -> number(plan) < number(filter.values().getFirst());
      case LTE -> number(plan) <= number(filter.values().getFirst());
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
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
        .sorted(Comparator.comparingLong(Stream.Seen::at))
        .map(event -> event.at() + " " + event.name() + " " + event.path() + " " + event.plan())
        .collect(Collectors.joining(", "));
  }
}
