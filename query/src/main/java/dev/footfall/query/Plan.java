package dev.footfall.query;

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

  /** Whether its rows are projects', so that a question must name one. */
  boolean projectBound() {
    return tree.cubes().stream().anyMatch(Cube::projectBound);
  }
}
