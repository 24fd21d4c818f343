package dev.footfall.server;

import dev.footfall.access.Feature;
import dev.footfall.query.MonthlyEvents;
import dev.footfall.warehouse.WarehouseException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.NullNode;

/**
 * {@code product_analytics/usage}: how many events of a project are stored, by the month in UTC in
 * which they arrived; null while product analytics is off.
 */
final class UsageCalls {
  private static final int MONTHS = 12;

  private final MonthlyEvents events;
  private final InstantSource clock;

  UsageCalls(MonthlyEvents events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  List<Call> calls() {
    return List.of(
        Call.get("/projects/:id/product_analytics/usage", Permission.MAINTAINER, this::usage));
  }

  /** Of the month that is named, else of the last twelve, this one first. */
  private Answer usage(ApiRequest request) {
    var year = request.query("year");
    var month = request.query("month");
    if (year.isPresent() != month.isPresent()) {
      throw new ApiRefusal(400, "year and month go together: ?year=2026&month=11");
    }
    var last =
        year.isEmpty()
            ? YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
            : YearMonth.of(
                number("year", year.get(), 1970, 9999),
                number("month", month.orElseThrow(), 1, 12));
    long project = request.project().id();
    if (!request.access().features().on(Feature.PRODUCT_ANALYTICS, project)) {
      return Answer.ok(NullNode.instance);
    }
    return Answer.ok(counts(last, year.isEmpty() ? MONTHS : 1, project));
  }

  private List<Map<String, Object>> counts(YearMonth last, int months, long project) {
    try {
      return events.upTo(last, months, project).stream().map(UsageCalls::fields).toList();
    } catch (WarehouseException e) {
      throw new ApiRefusal(502, "The warehouse cannot answer: " + e.getMessage());
    }
  }

  private static Map<String, Object> fields(MonthlyEvents.Count count) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("year", count.month().getYear());
    fields.put("month", count.month().getMonthValue());
    fields.put("count", count.count());
    return fields;
  }

  private static int number(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new ApiRefusal(
        400, "%s must be a number from %d to %d, and is %s".formatted(name, least, most, text));
  }
}
