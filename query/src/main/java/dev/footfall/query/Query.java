package dev.footfall.query;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query as it was written, its form checked and its dates read; the names in it may be anything.
 *
 * @param measures each {@code Cube.member}
 * @param dimensions each {@code Cube.member}
 * @param timeDimensions what to cut time into, and what time to look at
 * @param filters all of which hold
 * @param segments each {@code Cube.segment}
 * @param order null: none was given
 * @param limit rows at most
 * @param offset rows to leave out
 * @param total whether to count the rows without limit and offset
 * @param ungrouped whether each row of the cube is a row of the answer
 * @param format the form of the answer's rows
 * @param anew whether the answer is worked out anew, even where one is known to be true
 * @param zone the time zone of dates and answers
 */
record Query(
    List<String> measures,
    List<String> dimensions,
    List<TimeDimension> timeDimensions,
    List<Filter> filters,
    List<String> segments,
    @Nullable List<Order> order,
    int limit,
    int offset,
    boolean total,
    boolean ungrouped,
    Format format,
    boolean anew,
    ZoneId zone) {

  /** The forms of an answer's rows. */
  enum Format {
    /** An object for each row. */
    DEFAULT,
    /** The members' names once, and a list for each row. */
    COMPACT,
    /** The members' names once, and a list for each member. */
    COLUMNAR
  }

  /** The same query with other time dimensions. */
  Query with(List<TimeDimension> times) {
    return new Query(
        measures,
        dimensions,
        times,
        filters,
        segments,
        order,
        limit,
        offset,
        total,
        ungrouped,
        format,
        anew,
        zone);
  }

  /**
   * A use of a time dimension.
   *
   * @param dimension {@code Cube.member}
   * @param granularity the name of what to cut it into; empty: only look at the range
   * @param range null: all time
   * @param compared the ranges to be compared instead; mostly none
   * @param comparing whether the range is one of several that are compared
   */
  record TimeDimension(
      String dimension,
      String granularity,
      @Nullable TimeRange range,
      List<TimeRange> compared,
      boolean comparing) {
    /** One that is not compared. */
    TimeDimension(String dimension, String granularity, @Nullable TimeRange range) {
      this(dimension, granularity, range, List.of(), false);
    }
  }

  /** A condition. */
  sealed interface Filter {}

  /**
   * A condition on a member.
   *
   * @param member {@code Cube.member}
   * @param operator what it does
   * @param values what it compares with
   */
  record Test(String member, Operator operator, List<@Nullable String> values) implements Filter {}

  /**
   * Conditions together.
   *
   * @param all whether all of them must hold, or any
   * @param filters the conditions
   * @param text as it was written, for messages
   */
  record Group(boolean all, List<Filter> filters, String text) implements Filter {}

  /**
   * A direction to sort in.
   *
   * @param id {@code Cube.member} or {@code Cube.member.granularity}
   * @param descending whether the largest comes first
   */
  record Order(String id, boolean descending) {}
}
