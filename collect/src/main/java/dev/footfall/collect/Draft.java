package dev.footfall.collect;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event being filled; gathers all that is wrong with it instead of stopping at the first. */
final class Draft {
  private final Event.Builder event;
  private final List<String> problems = new ArrayList<>();

  Draft(Event.Builder event) {
    this.event = event;
  }

  /** Sets what must be right: else the whole event is a bad row that names this. */
  void set(String name, Conversion conversion, String text) {
    if (!text.isEmpty()) {
      try {
        conversion.set(event, text);
      } catch (Violation e) {
        wrong(name, e.message());
      }
    }
  }

  /** Takes a member into a field. One that does not fit the field stays where it is. */
  void take(JsonObject from, String name, Conversion conversion) {
    String text = from.text(name);
    if (text.isEmpty()) {
      return;
    }
    try {
      conversion.set(event, text);
      from.remove(Set.of(name));
    } catch (Violation e) {
      // It is kept as JSON.
    }
  }

  void set(Field field, @Nullable Object value) {
    event.set(field, value);
  }

  /** Says what is wrong where a field has no value. */
  void need(Field field, String name, String what) {
    if (event.get(field) == null) {
      wrong(name, what);
    }
  }

  boolean has(Field field) {
    return event.get(field) != null;
  }

  private void wrong(String name, String what) {
    problems.add(name + ": " + what);
  }

  /**
   * The event.
   *
   * @throws Violation naming everything that is wrong
   */
  Event event() throws Violation {
    if (!problems.isEmpty()) {
      throw new Violation(String.join("; ", problems));
    }
    return event.build();
  }
}
