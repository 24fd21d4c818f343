package dev.footfall.query;

import java.util.List;

/**
 * Where the rows of an answer come from.
 *
 * @param resolved the query
 * @param tree the cubes whose rows are counted
 */
record Plan(Resolved resolved, Tree tree) {
  /** The cube whose rows are all there. */
  Cube root() {
    return tree.root();
  }

  /** The cubes to join, each after the one it is joined to. */
  List<Tree.Join> joins() {
    return tree.joins();
  }

  /** Whether its rows are projects', so that a question must name one. */
  boolean projectBound() {
    return tree.cubes().stream().anyMatch(Cube::projectBound);
  }

  /** One of its cubes whose rows are projects'; its root where there is none. */
  Cube bound() {
    return tree.cubes().stream().filter(Cube::projectBound).findFirst().orElse(root());
  }
}
