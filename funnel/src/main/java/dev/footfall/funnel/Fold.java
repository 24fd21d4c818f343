package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a fold over a person's events as SQL: numbers that each event changes. What one becomes
 * may be said in terms of what all of them were, {@link #was}, and of the event's {@code at} and
 * {@code mask}.
 */
final class Fold {
  /** No time; no window is that long. */
  static final String NONE = "toInt64(-4000000000000000000)";

  private final List<String> names;
  private final List<String> becomes = new ArrayList<>();
  private final List<String> begins = new ArrayList<>();

  /** With numbers of these names. */
  Fold(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** The number of this name before the event. */
  String was(String name) {
    return "s." + place(name);
  }

  /** Says what the next number begins with, and what an event makes of it. */
  void add(String first, String next) {
    begins.add(first);
    becomes.add(next);
  }

  /**
   * The fold over arrays of times and of masks: a tuple of the numbers.
   *
   * @param times in milliseconds
   */
  String over(String times, String masks) {
    return "arrayFold((s, at, mask) -> (%s), %s, %s, (%s))"
        .formatted(String.join(", ", becomes), times, masks, String.join(", ", begins));
  }

  /** A number's place in the tuple. */
  int place(String name) {
    return names.indexOf(name) + 1;
  }
}
