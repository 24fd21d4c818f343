package dev.footfall.funnel;

import java.util.List;

/**
 * What an event has to be to take a step, or to be the one that must not lie between two.
 *
 * @param event its name
 * @param targets paths or patterns of paths, of which it has one; empty: any path
 */
public record What(String event, List<Target> targets) {
  /** Copies the list. */
  public What {
    targets = List.copyOf(targets);
  }

  /** Whether some event could be both. */
  boolean overlaps(What other) {
    return event.equals(other.event)
        && (targets.isEmpty()
            || other.targets.isEmpty()
            || targets.stream().anyMatch(one -> other.targets.stream().anyMatch(one::overlaps)));
  }

  /** The condition as the lineage tells it: a page view's is on its path alone. */
  public String condition() {
    return event.equals("page_view") && !targets.isEmpty() ? Target.sql(targets) : sql();
  }

  /** The condition on an event, on columns of {@code events}. */
  String sql() {
    String name = "event_name = " + Literal.of(event);
    return targets.isEmpty() ? name : name + " AND " + Target.sql(targets);
  }
}
