package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Tree.Join;
import dev.footfall.query.Tree.SubJoin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides where the rows of an answer come from: of the cubes that are needed the one becomes the
 * root from which the others are reached by the fewest joins, each by the shortest path, or by the
 * one that a view names.
 */
final class Planner {
  private final Model model;

  Planner(Model model) {
    this.model = model;
  }

  /**
   * A plan for a query.
   *
   * @throws QueryException if there is no path from one of its cubes to the others
   */
  Plan plan(Resolved resolved) {
    return new Plan(resolved, tree(resolved.members()));
  }

  /** The cubes that members need, joined. */
  Tree tree(Collection<? extends Member> members) {
    return tree(members.stream().map(model::expression).toList(), List.of());
  }

  private Tree tree(List<Expression> expressions, List<Dimension> within) {
    var cubes = new LinkedHashSet<String>();
    var paths = new LinkedHashSet<List<String>>();
    var subQueries = new LinkedHashSet<Dimension>();
    for (Expression expression : expressions) {
      cubes.addAll(expression.cubes());
      paths.addAll(expression.paths());
      subQueries.addAll(expression.subQueries());
    }
    List<Join> joins = null;
    String root = "";
    for (String candidate : paths.isEmpty() ? cubes : roots(paths)) {
      List<Join> found = new Reach(candidate, paths).all(cubes);
      if (found != null && (joins == null || found.size() < joins.size())) {
        joins = found;
        root = candidate;
      }
    }
    if (joins == null) {
      throw apart(cubes);
    }
    return new Tree(model.known(root), joins, subJoins(subQueries, within));
  }

  private static Set<String> roots(Set<List<String>> paths) {
    var roots = new LinkedHashSet<String>();
    paths.forEach(path -> roots.add(path.getFirst()));
    return roots;
  }

  private List<SubJoin> subJoins(Set<Dimension> dimensions, List<Dimension> within) {
    var subJoins = new ArrayList<SubJoin>();
    for (Dimension dimension : dimensions) {
      if (within.contains(dimension)) {
        throw new ModelException(
            dimension.head().place(), "'" + dimension.path() + "' refers to itself");
      }
      var inside = new ArrayList<>(within);
      inside.add(dimension);
      Cube own = model.known(dimension.head().cube());
      var needed = new ArrayList<Expression>();
      own.primaryKey().forEach(key -> needed.add(model.expression(key)));
      if (needed.isEmpty()) {
        throw new ModelException(
            dimension.head().place(),
            "'" + own.name() + "' needs a dimension with primary_key: true for its sub-queries");
      }
      needed.add(model.subQuery(dimension));
      subJoins.add(new SubJoin(dimension, tree(needed, inside)));
    }
    return subJoins;
  }

  private static QueryException apart(Set<String> cubes) {
    var names = new ArrayList<>(cubes);
    return QueryException.user(
        "Can't find join path to join '"
            + names.getFirst()
            + "', '"
            + String.join("', '", names.subList(1, names.size()))
            + "'");
  }

  /** What can be reached from a root. */
  private final class Reach {
    private final Cube root;
    private final Map<String, Join> reached = new LinkedHashMap<>();
    private final Set<Join> joins = new LinkedHashSet<>();

    Reach(String name, Set<List<String>> paths) {
      root = model.known(name);
      for (List<String> path : paths) {
        follow(path);
      }
      spread();
    }

    /** The joins by which all these cubes are reached; null where one is not. */
    @Nullable List<Join> all(Set<String> cubes) {
      return cubes.stream().allMatch(cube -> add(cube, new ArrayDeque<>()))
          ? List.copyOf(joins)
          : null;
    }

    private void follow(List<String> path) {
      Cube from = model.known(path.getFirst());
      for (String name : path.subList(1, path.size())) {
        var join = new Join(from, model.known(name));
        Join before = reached.putIfAbsent(name, join);
        if (before != null && !before.equals(join)) {
          throw QueryException.user(
              "'"
                  + name
                  + "' is joined to '"
                  + before.from().name()
                  + "' and to '"
                  + from.name()
                  + "': ask for one of them at a time");
        }
        from = join.to();
      }
    }

    private void spread() {
      var seen = new LinkedHashSet<Cube>(Set.of(root));
      var queue = new ArrayDeque<Cube>(List.of(root));
      while (!queue.isEmpty()) {
        Cube from = queue.remove();
        for (String name : from.joins().keySet()) {
          Cube to = model.known(name);
          reached.putIfAbsent(name, new Join(from, to));
          if (seen.add(to)) {
            queue.add(to);
          }
        }
      }
    }

    /** Adds the joins to a cube, each behind those that its condition needs. */
    private boolean add(String cube, ArrayDeque<String> open) {
      Join join = reached.get(cube);
      if (cube.equals(root.name()) || joins.contains(join)) {
        return true;
      }
      if (join == null || open.contains(cube)) {
        return false;
      }
      open.push(cube);
      boolean found = add(join.from().name(), open);
      for (String needed : model.join(join.from(), cube).cubes()) {
        found = found && (needed.equals(cube) || add(needed, open));
      }
      open.pop();
      joins.add(join);
      return found;
    }
  }
}
