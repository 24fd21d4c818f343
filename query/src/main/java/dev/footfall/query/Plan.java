package dev.footfall.query;

import java.util.List;

/**
 * Where the rows of an answer come from.
 *
 * @param resolved the query
 * @param root the cube whose rows are counted
 * @param joins the cubes to join, each after the one it is joined to
 */
record Plan(Resolved resolved, Cube root, List<Join> joins) {
  /** A cube and one of whose rows belongs to each of its rows. */
  record Join(Cube from, Cube to) {}
}
