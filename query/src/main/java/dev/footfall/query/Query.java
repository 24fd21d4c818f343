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
    ZoneId zone) {

  /**
   * A use of a time dimension.
   *
   * @param dimension {@code Cube.member}
   * @param granularity the name of what to cut it into; empty: only look at the range
   * @param range null: all time
   */
  record TimeDimension(String dimension, String granularity, @Nullable TimeRange range) {}

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
