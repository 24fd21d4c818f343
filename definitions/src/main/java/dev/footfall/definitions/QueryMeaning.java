package dev.footfall.definitions;

import dev.footfall.query.QueryCheck;
import dev.footfall.query.QueryCheck.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds the queries of definitions against the model. */
final class QueryMeaning {
  private final QueryCheck check;

  QueryMeaning(QueryCheck check) {
    this.check = check;
  }

  /** What is wrong with a visualization's query. */
  List<Problem> problems(Yaml query) {
    return check.faults(JsonTree.of(query.plain())).stream()
        .map(fault -> problem(place(query, fault.pointer(), fault.onKey()), fault))
        .toList();
  }

  /**
   * What is wrong with a query that a panel overrides and that is right by itself.
   *
   * @param overrides what the panel lays over it
   */
  List<Problem> problems(
      Map<String, @Nullable Object> query,
      Map<String, @Nullable Object> merged,
      Yaml.Mapping overrides) {
    return check.faults(JsonTree.of(merged)).stream()
        .map(
            fault -> {
              String pointer = inOverrides(fault.pointer(), Overrides.filters(query), overrides);
              return problem(place(overrides, pointer, fault.onKey()), fault);
            })
        .toList();
  }

  /** Where in the overrides stands what is at a pointer in the whole query. */
  private static String inOverrides(String pointer, int filters, Yaml.Mapping overrides) {
    List<String> steps = Pointer.steps(pointer);
    if (steps.size() < 2) {
      return pointer;
    }
    String rest = pointer.substring(steps.get(0).length() + steps.get(1).length() + 2);
    if (steps.getFirst().equals("filters")) {
      int own = Pointer.index(steps.get(1)) - filters;
      return own < 0 ? "" : "/filters/" + own + rest;
    }
    boolean laid = overrides.values().get(steps.getFirst()) instanceof Yaml.Mapping;
    return laid ? "/" + steps.getFirst() + rest : pointer;
  }

  private static Place place(Yaml query, String pointer, boolean onKey) {
    if (onKey && query.at(Pointer.above(pointer)) instanceof Yaml.Mapping mapping) {
      return mapping.key(Pointer.steps(pointer).getLast());
    }
    return query.at(pointer).place();
  }

  private static Problem problem(Place place, Fault fault) {
    return Problem.error(Rule.QUERY, place, fault.message(), fault.hint());
  }
}
