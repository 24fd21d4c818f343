package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Member.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query whose names have been looked up in the model.
 *
 * @param query as it was written
 * @param measures what to count
 * @param dimensions what to tell apart
 * @param buckets what to cut time into
 * @param segments named conditions that must hold
 * @param rows conditions on rows, all of which must hold
 * @param results conditions on measures, all of which must hold
 * @param order how to sort
 */
record Resolved(
    Query query,
    List<Measure> measures,
    List<Dimension> dimensions,
    List<Bucket> buckets,
    List<Segment> segments,
    List<Condition> rows,
    List<Condition> results,
    List<Sort> order) {

  /** A time dimension cut into buckets. */
  record Bucket(Dimension dimension, Cut granularity) {
    /** {@code Cube.member.granularity}. */
    String path() {
      return dimension.path() + "." + granularity.word();
    }

    /** The name of its column in the SQL. */
    String alias() {
      return dimension.alias() + "_" + granularity.word();
    }
  }

  /**
   * A column to sort by.
   *
   * @param path the member's, or the bucket's
   * @param alias its column in the SQL
   */
  record Sort(String path, String alias, boolean descending) {}

  /** A condition on rows or on measures. */
  sealed interface Condition {
    /** Whether it is about measures; null where it is about nothing. */
    @Nullable Boolean onMeasures();
  }

  /** A condition on a member. */
  record Test(Member member, Operator operator, List<@Nullable String> values)
      implements Condition {
    @Override
    public Boolean onMeasures() {
      return member instanceof Measure && operator != Operator.MEASURE_FILTER;
    }
  }

  /** A member's time lies in a range. */
  record During(Dimension member, TimeRange range) implements Condition {
    @Override
    public Boolean onMeasures() {
      return false;
    }
  }

  /** Conditions together: all of them must hold, or any. */
  record Group(boolean all, List<Condition> conditions) implements Condition {
    @Override
    public @Nullable Boolean onMeasures() {
      return conditions.isEmpty() ? null : conditions.getFirst().onMeasures();
    }
  }

  /** Every member that the SQL needs, measures first. */
  List<Member> members() {
    var members = new ArrayList<Member>(measures);
    members.addAll(dimensions);
    buckets.forEach(bucket -> members.add(bucket.dimension()));
    members.addAll(segments);
    rows.forEach(condition -> collect(condition, members));
    results.forEach(condition -> collect(condition, members));
    return members;
  }

  /** The member that a condition is about; empty for several conditions together. */
  static String path(Condition condition) {
    return switch (condition) {
      case Test test -> test.member().path();
      case During during -> during.member().path();
      case Group _ -> "";
    };
  }

  /** Whether the answer has more than one row. */
  boolean grouped() {
    return !dimensions.isEmpty() || !buckets.isEmpty();
  }

  private static void collect(Condition condition, List<Member> members) {
    switch (condition) {
      case Test test -> members.add(test.member());
      case During during -> members.add(during.member());
      case Group group -> group.conditions().forEach(each -> collect(each, members));
    }
  }
}
