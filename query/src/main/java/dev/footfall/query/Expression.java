package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import java.util.List;
import java.util.Set;

/**
 * A member as SQL.
 *
 * @param sql the expression
 * @param cubes the cubes whose rows it needs
 * @param paths the joins it wants its cubes to be reached by, each a list of cubes
 * @param subQueries the dimensions whose values are worked out in queries of their own
 * @param measures the measures over rows that it is made of
 */
record Expression(
    String sql,
    Set<String> cubes,
    Set<List<String>> paths,
    Set<Dimension> subQueries,
    Set<Measure> measures) {}
