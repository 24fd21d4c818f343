package dev.footfall.query;

import dev.footfall.warehouse.Limits;
import dev.footfall.warehouse.Question;
import dev.footfall.warehouse.Scope;
import dev.footfall.warehouse.Warehouse;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * How many events of a project are stored, by the month in UTC in which they arrived. Safe for use
 * by many threads.
 */
public final class MonthlyEvents {
  private static final String SQL = Resource.text("events-by-month.sql");

  private final Warehouse warehouse;

  /**
   * A month's events.
   *
   * @param month in UTC
   * @param count how many are stored
   */
  public record Count(YearMonth month, long count) {}

  /** Of this warehouse. */
  public MonthlyEvents(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** The counts of so many months, this one and those before it; the latest first. */
  public List<Count> upTo(YearMonth last, int months, long project) {
    var counts =
        counts(project, last.minusMonths(months - 1L), last, Long.MAX_VALUE, Limits.DEFAULT);
    return LongStream.range(0, months)
        .mapToObj(last::minusMonths)
        .map(month -> new Count(month, counts.getOrDefault(number(month), 0L)))
        .toList();
  }

  /**
   * The count of a month as it was before a batch was stored.
   *
   * @param batch the batch's number
   * @param limits how long the answer may take
   */
  public long before(long batch, YearMonth month, long project, Limits limits) {
    return counts(project, month, month, batch, limits).getOrDefault(number(month), 0L);
  }

  private Map<Long, Long> counts(
      long project, YearMonth first, YearMonth last, long batch, Limits limits) {
    var parameters =
        Map.of(
            "first", Long.toString(number(first)),
            "last", Long.toString(number(last)),
            "batch", Long.toString(batch));
    var counts = new HashMap<Long, Long>();
    try (var rows = warehouse.ask(new Question(SQL, parameters, Scope.project(project), limits))) {
      for (var row = rows.next(); row != null; row = rows.next()) {
        counts.put(
            Long.valueOf(Objects.requireNonNull(row.get(0))),
            Long.valueOf(Objects.requireNonNull(row.get(1))));
      }
    }
    return counts;
  }

  /** The month as ClickHouse's {@code toYYYYMM} writes it. */
  private static long number(YearMonth month) {
    return month.getYear() * 100L + month.getMonthValue();
  }
}
