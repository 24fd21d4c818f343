package dev.footfall.query;

import dev.footfall.query.Plan.Join;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decides where the rows of an answer come from. */
final class Planner {
  private final Model model;

  Planner(Model model) {
    this.model = model;
  }

  /**
   * A plan for a query: the first member's cube, and every other cube that a member needs along the
   * shortest path of joins.
   *
   * @throws QueryException if there is no such path
   */
  Plan plan(Resolved resolved) {
    var cubes = new LinkedHashSet<String>();
    for (Member member : resolved.members()) {
      cubes.addAll(model.expression(member).cubes());
    }
    Cube root = model.known(cubes.getFirst());
    Map<String, Join> reached = reach(root);
    var joins = new LinkedHashSet<Join>();
    for (String cube : cubes) {
      if (!cube.equals(root.name())) {
        joins.addAll(path(root, cube, reached));
      }
    }
    return new Plan(resolved, root, List.copyOf(joins));
  }

  private Map<String, Join> reach(Cube root) {
    var reached = new LinkedHashMap<String, Join>();
    var queue = new ArrayDeque<Cube>(List.of(root));
    while (!queue.isEmpty()) {
      Cube from = queue.remove();
      for (String name : from.joins().keySet()) {
        Cube to = model.known(name);
        if (!to.equals(root) && reached.putIfAbsent(name, new Join(from, to)) == null) {
          queue.add(to);
        }
      }
    }
    return reached;
  }

  private static List<Join> path(Cube root, String cube, Map<String, Join> reached) {
    var path = new ArrayList<Join>();
    for (String at = cube; !at.equals(root.name()); ) {
      Join join = reached.get(at);
      if (join == null) {
        throw QueryException.user(
            "Can't find join path to join '" + root.name() + "', '" + cube + "'");
      }
      path.addFirst(Objects.requireNonNull(join));
      at = join.from().name();
    }
    return path;
  }
}
