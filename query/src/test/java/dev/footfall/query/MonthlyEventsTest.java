package dev.footfall.query;

import static dev.footfall.query.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Field;
import dev.footfall.query.MonthlyEvents.Count;
import dev.footfall.warehouse.Limits;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthlyEventsTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private final long project = Asked.project();
  private final MonthlyEvents events = new MonthlyEvents(Asked.warehouse());

  @Test
  void countsByTheMonthOfArrivalInUtc() {
    Asked.store(
        List.of(
            event(project, 1, "2026-09-30T23:59:59.999Z").build(),
            event(project, 2, "2026-10-31T23:59:59.999Z")
                .set(Field.COLLECTOR_TSTAMP, Instant.parse("2026-11-01T00:00:00Z"))
                .build(),
            event(project, 3, "2026-11-30T23:59:59.999Z").build()));
    Asked.store(List.of(event(Asked.project(), 4, "2026-11-21T12:00:00Z").build()));

    assertThat(events.upTo(NOVEMBER, 3, project))
        .containsExactly(
            new Count(NOVEMBER, 2),
            new Count(YearMonth.of(2026, 10), 0),
            new Count(YearMonth.of(2026, 9), 1));
    assertThat(events.upTo(YearMonth.of(2026, 1), 2, project))
        .containsExactly(new Count(YearMonth.of(2026, 1), 0), new Count(YearMonth.of(2025, 12), 0));
  }

  @Test
  void countsAMonthAsItWasBeforeABatch() {
    var first = List.of(event(project, 1, "2026-11-21T12:00:00Z").build());
    var second = List.of(event(project, 2, "2026-11-21T12:00:01Z").build());
    Asked.store(first);
    long batch = Asked.store(second);

    assertThat(events.before(batch, NOVEMBER, project, Limits.DEFAULT)).isEqualTo(1);
    assertThat(events.before(batch + 1, NOVEMBER, project, Limits.DEFAULT)).isEqualTo(2);
    assertThat(events.before(batch + 1, NOVEMBER.plusMonths(1), project, Limits.DEFAULT)).isZero();
  }
}
