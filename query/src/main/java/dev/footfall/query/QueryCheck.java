package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says what is wrong with a query without asking it, and where: what a definition's author wants to
 * know. Looks with the eyes of a project's people, who see less. Safe for use by many threads.
 *
 * <p>Names are looked up one by one, so that all that are wrong are told. Then the query is read
 * and written as SQL whole; if that fails and does not say where, the query is tried without each
 * of its parts: the one it works without is at fault.
 */
public final class QueryCheck {
  /** More than anybody mends at a time. */
  static final int MOST = 100;

  private static final List<String> LISTS =
      List.of("filters", "timeDimensions", "segments", "dimensions", "measures");

  /** What phrases such as {@code today} go by: a query is right or wrong on every day. */
  private static final Instant ANY_DAY = Instant.parse("2026-01-01T00:00:00Z");

  private static final ZoneId UTC = ZoneId.of("UTC");

  /**
   * Something wrong in a query.
   *
   * @param pointer the JSON pointer of what is wrong, within the query; empty: the query as a whole
   * @param onKey whether it is the key itself that is wrong, not its value
   * @param message what is wrong, as an answer would say it
   * @param hint what was probably meant; may be empty
   */
  public record Fault(String pointer, boolean onKey, String message, String hint) {}

  private final Model model;

  /** Against this model's cubes. */
  public QueryCheck(Model model) {
    this.model = model.atProjectDoor();
  }

  /** Whether a path is a time dimension's that a query may name. */
  public boolean hasTime(String path) {
    try {
      return QueryReader.MEMBER.matcher(path).matches()
          && new Resolver(model).find(path, Dimension.class).kind() == Dimension.Kind.TIME;
    } catch (QueryException e) {
      return false;
    }
  }

  /** What is wrong with a query, first things first; nothing if it can be asked. */
  public List<Fault> faults(JsonNode query) {
    List<Fault> faults = new QueryNames(model).faults(query);
    QueryException failure = failure(query);
    if (failure != null && (faults.isEmpty() || isOther(failure, faults))) {
      faults.add(located(query, failure));
    }
    return faults.size() > MOST ? List.copyOf(faults.subList(0, MOST)) : List.copyOf(faults);
  }

  /** A mistake in the form is told beside wrong names, unless it is one of theirs. */
  private static boolean isOther(QueryException failure, List<Fault> faults) {
    String pointer = pointer(failure);
    return !pointer.isEmpty()
        && faults.stream().noneMatch(fault -> fault.pointer().startsWith(pointer));
  }

  private Fault located(JsonNode query, QueryException failure) {
    String message = String.valueOf(failure.getMessage());
    String pointer = pointer(failure);
    return new Fault(pointer.isEmpty() ? guiltyPart(query) : pointer, false, message, "");
  }

  /** {@code timeDimensions[0].granularity} is {@code /timeDimensions/0/granularity}. */
  private static String pointer(QueryException failure) {
    return failure.path().isEmpty()
        ? ""
        : "/" + failure.path().replace("[", "/").replace("]", "").replace('.', '/');
  }

  private String guiltyPart(JsonNode query) {
    if (LISTS.stream().mapToInt(list -> query.path(list).size()).sum() > MOST) {
      return "";
    }
    for (String list : LISTS) {
      JsonNode items = query.path(list);
      for (int i = 0; items.isArray() && i < items.size(); i++) {
        ObjectNode without = ((ObjectNode) query).deepCopy();
        ((ArrayNode) without.path(list)).remove(i);
        if (failure(without) == null) {
          return "/" + list + "/" + i;
        }
      }
    }
    return "";
  }

  private @Nullable QueryException failure(JsonNode query) {
    var reader = new QueryReader(Clock.fixed(ANY_DAY, ZoneOffset.UTC), UTC);
    try {
      new QuerySetReader(reader).read(query).queries().forEach(this::write);
      return null;
    } catch (QueryException e) {
      return e;
    }
  }

  private void write(Query query) {
    Resolved resolved = new Resolver(model).resolve(query);
    Plan plan = new Planner(model).plan(resolved);
    var now = LocalDateTime.ofInstant(ANY_DAY, query.zone());
    new SqlWriter(model, plan, now).rows(query.limit(), query.offset());
  }
}
