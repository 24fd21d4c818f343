package dev.footfall.definitions;

import dev.footfall.query.QueryCheck;
import dev.footfall.query.QueryCheck.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds the queries of one tree's definitions against the model. A query can be long, and thousands
 * of panels can override it: what all of them ask together is bounded.
 */
final class QueryMeaning {
  /** In values of queries: those of ten thousand panels that ask what people ask. */
  private static final long MOST_COST = 1_000_000;

  /** From this many values on a query costs more than they do one by one. */
  private static final long LONG = 1_000;

  private final QueryCheck check;
  private long costLeft = MOST_COST;

  QueryMeaning(QueryCheck check) {
    this.check = check;
  }

  /** What is wrong with a visualization's query. */
  List<Problem> problems(Yaml query) {
    JsonNode asked = JsonTree.of(query.plain());
    if (!affords(asked)) {
      return unchecked(query.place());
    }
    return check.faults(asked).stream()
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
    JsonNode asked = JsonTree.of(merged);
    if (!affords(asked)) {
      return unchecked(overrides.place());
    }
    return check.faults(asked).stream()
        .map(
            fault -> {
              String pointer = inOverrides(fault.pointer(), Overrides.filters(query), overrides);
              return problem(place(overrides, pointer, fault.onKey()), fault);
            })
        .toList();
  }

  /**
   * What is wrong with a query that is asked about a range of days.
   *
   * @param place where the query is named
   */
  List<Problem> dateProblems(Map<String, @Nullable Object> query, Place place) {
    return DateMember.of(query)
        .filter(member -> !check.hasTime(member))
        .map(
            member ->
                Problem.error(
                    Rule.FILTER,
                    place,
                    "the date range asks '" + member + "', which is no time dimension",
                    "give the cube one of that name, or the dashboard no date range"))
        .stream()
        .toList();
  }

  private boolean affords(JsonNode query) {
    long values = values(query);
    long cost = values + values * values / LONG;
    boolean enough = cost <= costLeft;
    costLeft -= enough ? cost : 0;
    return enough;
  }

  private static int values(JsonNode node) {
    return 1 + node.values().stream().mapToInt(QueryMeaning::values).sum();
  }

  private static List<Problem> unchecked(Place place) {
    String hint = "these definitions ask too much together";
    return List.of(Problem.warning(Rule.QUERY, place, "the query was not checked", hint));
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
