package dev.footfall.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an event has to be to take a step, or to be the one that must not lie between two.
 *
 * @param event its name
 * @param targets paths or patterns of paths, of which it has one; empty: any path
 * @param filters what else must be true of it
 */
public record What(String event, List<Target> targets, List<Filter> filters) {
  /** An event that is a view of a page. */
  public static final String PAGE_VIEW = "page_view";

  /** Names of events of which each has another name of its own besides. */
  private static final List<String> GENERAL = List.of("custom_event", "event");

  /** Copies the lists. */
  public What {
    targets = List.copyOf(targets);
    filters = List.copyOf(filters);
  }

  /** Whether some event could be both; sometimes said of two that none could be. */
  boolean overlaps(What other) {
    return named(other)
        && (targets.isEmpty()
            || other.targets.isEmpty()
            || targets.stream().anyMatch(one -> other.targets.stream().anyMatch(one::overlaps)));
  }

  private boolean named(What other) {
    boolean general = GENERAL.contains(event) || GENERAL.contains(other.event);
    boolean pages = event.equals(PAGE_VIEW) || other.event.equals(PAGE_VIEW);
    return event.equals(other.event) || (general && !pages);
  }

  /** The condition as the lineage tells it: a page view's is on its path alone. */
  public String condition() {
    return event.equals(PAGE_VIEW) && !targets.isEmpty() && filters.isEmpty()
        ? Target.sql(targets)
        : sql();
  }

  /** The condition on an event, on columns of {@code events AS tracked_events}. */
  String sql() {
    var conditions = new ArrayList<String>();
    conditions.add(named(List.of(event)));
    if (!targets.isEmpty()) {
      conditions.add(Target.sql(targets));
    }
    filters.forEach(filter -> conditions.add(filter.sql()));
    return "(" + String.join(" AND ", conditions) + ")";
  }

  /**
   * The condition that an event has one of some names: that of its schema; or the one that GitLab's
   * SDK or footfall.js was given; or a structured event's action.
   */
  static String named(List<String> names) {
    String all = list(names);
    var own = names.stream().filter(name -> !name.equals(PAGE_VIEW)).toList();
    if (own.isEmpty()) {
      return "event_name IN " + all;
    }
    return """
    (event_name IN %1$s
      OR (event_name = 'custom_event' AND event_vendor = 'com.gitlab'
        AND JSONExtractString(unstruct_event, 'data', 'name') IN %2$s)
      OR (event = 'struct' AND se_action IN %2$s))\
    """
        .formatted(all, list(own));
  }

  private static String list(List<String> names) {
    return names.stream().map(Literal::of).collect(Collectors.joining(", ", "(", ")"));
  }
}
