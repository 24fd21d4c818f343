package dev.footfall.query;

import dev.footfall.query.Member.Dimension;
import dev.footfall.query.Member.Measure;
import dev.footfall.query.Resolved.Bucket;
import dev.footfall.query.Resolved.Condition;
import dev.footfall.query.Resolved.During;
import dev.footfall.query.Resolved.Test;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query with rolling measures looks at.
 *
 * @param time the time dimension that windows lie on
 * @param bucket what it is cut into; null: the whole range is one bucket
 * @param ranges what time is asked for: the conditions that windows reach beyond
 * @param range the same as one range
 * @param measures all measures over rows that the answer is made of
 */
record Rolling(
    Dimension time,
    @Nullable Bucket bucket,
    Set<Condition> ranges,
    TimeRange range,
    Set<Measure> measures) {
  /** More buckets than this are not worked out. */
  private static final int BUCKETS = 10_000;

  /**
   * What there is to look at; null where no measure rolls, or where there is no time to roll along.
   *
   * @throws QueryException if it cannot be said which buckets there are
   */
  static @Nullable Rolling of(Resolved resolved, Model model, DateText dates) {
    Set<Measure> measures = new LinkedHashSet<>();
    for (Member member : resolved.members()) {
      if (member instanceof Measure) {
        measures.addAll(model.expression(member).measures());
      }
    }
    Measure rolling =
        measures.stream().filter(each -> each.window() != null).findFirst().orElse(null);
    if (rolling == null) {
      return null;
    }
    if (resolved.query().ungrouped()) {
      throw QueryException.user(
          "'" + rolling.path() + "' has a rolling window: it cannot be asked ungrouped");
    }
    if (resolved.buckets().size() > 1) {
      throw QueryException.user(
          "'" + rolling.path() + "' has a rolling window: ask for one granularity at a time");
    }
    Bucket bucket = resolved.buckets().isEmpty() ? null : resolved.buckets().getFirst();
    Dimension time = bucket == null ? time(resolved) : bucket.dimension();
    var ranges = new LinkedHashSet<Condition>();
    TimeRange range = null;
    for (Condition condition : resolved.rows()) {
      TimeRange next = time == null ? null : range(condition, time, dates);
      if (next != null) {
        ranges.add(condition);
        range = range == null ? next : range.and(next);
      }
    }
    if (time == null || (range == null && bucket == null)) {
      return null;
    }
    if (range == null) {
      throw QueryException.user(
          "'"
              + rolling.path()
              + "' has a rolling window: a query by granularity needs a dateRange, which says"
              + " which buckets there are");
    }
    return new Rolling(time, bucket, ranges, range, measures);
  }

  /** The windows of the measures, none for those that look at the bucket only. */
  Map<@Nullable Window, List<Measure>> windows() {
    var windows = new LinkedHashMap<@Nullable Window, List<Measure>>();
    for (Measure measure : measures) {
      windows.computeIfAbsent(measure.window(), _ -> new ArrayList<>()).add(measure);
    }
    return windows;
  }

  /** For each bucket's start what a window shows of it. */
  Map<LocalDateTime, TimeRange> series(Window window) {
    var series = new LinkedHashMap<LocalDateTime, TimeRange>();
    if (bucket == null) {
      series.put(range.from(), window.of(range));
      return series;
    }
    Cut cut = bucket.granularity();
    LocalDateTime at = cut.start(range.from());
    while (!at.isAfter(range.to())) {
      LocalDateTime next = cut.plus(at, 1);
      series.put(at, window.of(new TimeRange(at, next.minusNanos(1_000_000))));
      at = next;
      if (series.size() > BUCKETS) {
        throw QueryException.user(
            "The range has more than 10000 buckets of a " + cut.word() + ": ask for fewer");
      }
    }
    return series;
  }

  private static @Nullable Dimension time(Resolved resolved) {
    for (Condition condition : resolved.rows()) {
      if (condition instanceof During during) {
        return during.member();
      }
    }
    return null;
  }

  private static @Nullable TimeRange range(Condition condition, Dimension time, DateText dates) {
    return switch (condition) {
      case During during when during.member().equals(time) -> during.range();
      case Test test
          when test.operator() == Operator.IN_DATE_RANGE && Objects.equals(test.member(), time) ->
          Conditions.range(test, dates);
      default -> null;
    };
  }
}
