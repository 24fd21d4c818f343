package dev.footfall.query;

import java.util.Map;
import java.util.Set;

/**
 * What an expression stands on: the rows that a query's joins have put together.
 *
 * @param multiplied the cubes of whose rows there may be several copies
 * @param optional the cubes that may have no row at all beside the root's
 * @param columns measures that have been worked out already: their column by their path
 * @param apart whether rows are not grouped: a measure is what one row adds to it
 * @param filters what the query asks of members, for {@code FILTER_PARAMS}
 */
record Ground(
    Set<String> multiplied,
    Set<String> optional,
    Map<String, String> columns,
    boolean apart,
    Filters filters) {

  /** One cube's rows, unfiltered: enough to see what a member is made of. */
  static final Ground BARE = new Ground(Set.of(), Set.of(), Map.of(), false, Filters.NONE);

  /** What a query asks, for the references of a cube's SQL ({@link Template}). */
  interface Filters {
    /** None: every condition holds. */
    Filters NONE = (path, column) -> "(1 = 1 OR " + column + " IS NULL)";

    /** What is asked of the member at a path, asked of a column instead. */
    String sql(String path, String column);

    /** The bucket that a column lies in, of those asked of the time at a path; empty: of none. */
    default String bucket(String path, String column) {
      return "";
    }

    /** Whether the member at a path is named at all. */
    default boolean asked(String path) {
      return false;
    }

    /**
     * The condition that a column lies in the range asked of the time at a path, or up to so many
     * seconds after it.
     */
    default String within(String path, String column, long seconds) {
      return "1 = 1";
    }
  }

  Ground filtered(Filters asked) {
    return new Ground(multiplied, optional, columns, apart, asked);
  }

  Ground with(Map<String, String> workedOut) {
    return new Ground(multiplied, optional, workedOut, apart, filters);
  }

  Ground apart(boolean rows) {
    return new Ground(multiplied, optional, columns, rows, filters);
  }
}
