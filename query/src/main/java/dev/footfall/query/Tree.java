package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cubes whose rows are put side by side.
 *
 * @param root the cube whose rows are all there
 * @param joins the cubes to join, each after the one it is joined to
 * @param subJoins values worked out in queries of their own
 */
record Tree(Cube root, List<Join> joins, List<SubJoin> subJoins) {
  /** A cube and another one whose rows belong to its own. */
  record Join(Cube from, Cube to) {
    Relationship relationship() {
      Cube.Join join = from.joins().get(to.name());
      if (join == null) {
        throw new IllegalStateException(from.name() + " does not join " + to.name());
      }
      return join.relationship();
    }
  }

  /**
   * A dimension that is a measure over rows of other cubes, for each row of its own.
   *
   * @param dimension the dimension
   * @param tree where the measure's rows come from, the dimension's cube among them
   */
  record SubJoin(Dimension dimension, Tree tree) {
    /** What the sub-query is called in the SQL. */
    static String alias(Dimension dimension) {
      return dimension.alias() + "__of_rows";
    }
  }

  /** The cubes that are joined, the root first, and those below sub-queries. */
  Set<Cube> cubes() {
    var cubes = new LinkedHashSet<Cube>(List.of(root));
    joins.forEach(join -> cubes.add(join.to()));
    subJoins.forEach(join -> cubes.addAll(join.tree().cubes()));
    return cubes;
  }

  /** What its joins do to the rows of each cube. */
  Ground ground() {
    var multiplied = new HashSet<String>();
    var optional = new HashSet<String>();
    if (multiplies(root, null)) {
      multiplied.add(root.name());
    }
    for (Join join : joins) {
      optional.add(join.to().name());
      if (multiplies(join.to(), null)) {
        multiplied.add(join.to().name());
      }
    }
    return new Ground(
        Set.copyOf(multiplied), Set.copyOf(optional), Map.of(), false, Ground.Filters.NONE);
  }

  /** Whether there are several rows of anything for one row of a cube, away from where we came. */
  private boolean multiplies(Cube cube, @Nullable Join came) {
    for (Join join : joins) {
      if (join.equals(came)) {
        continue;
      }
      if (join.from().equals(cube)
          && (join.relationship() == Relationship.ONE_TO_MANY || multiplies(join.to(), join))) {
        return true;
      }
      if (join.to().equals(cube)
          && (join.relationship() == Relationship.MANY_TO_ONE || multiplies(join.from(), join))) {
        return true;
      }
    }
    return false;
  }
}
