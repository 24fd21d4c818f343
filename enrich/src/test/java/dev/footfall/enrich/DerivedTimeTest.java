package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DerivedTimeTest {
  private static final String NOON = "2026-11-21T12:00:00Z";

  static Stream<Arguments> times() {
    return Stream.of(
        // created, sent, vouched, retention in days, derived, replaced
        times(null, null, null, 0, NOON, false),
        times("2026-11-21T11:00:00Z", null, null, 0, NOON, false),
        times(null, "2026-11-21T11:00:00Z", null, 0, NOON, false),
        times(
            "2020-01-01T00:00:00Z",
            "2020-01-01T00:00:05.250Z",
            null,
            0,
            "2026-11-21T11:59:54.750Z",
            false),
        times("2020-01-01T00:00:05Z", "2020-01-01T00:00:05Z", null, 0, NOON, false),
        times("2020-01-01T00:00:06Z", "2020-01-01T00:00:05Z", null, 0, NOON, false),
        times(
            "2024-02-28T12:00:00Z", "2024-03-01T12:00:00Z", null, 0, "2026-11-19T12:00:00Z", false),
        times(
            "2026-11-21T11:00:00Z",
            "2026-11-21T12:00:00Z",
            "2026-11-01T00:00:00Z",
            0,
            "2026-11-01T00:00:00Z",
            false),
        times(null, null, "2026-11-22T12:00:00Z", 0, "2026-11-22T12:00:00Z", false),
        times(null, null, "2026-11-22T12:00:00.001Z", 0, NOON, true),
        times(null, null, "2021-11-21T12:00:00Z", 0, "2021-11-21T12:00:00Z", false),
        times(null, null, "2021-11-21T11:59:59.999Z", 0, NOON, true),
        times(null, null, "2026-10-22T12:00:00Z", 30, "2026-10-22T12:00:00Z", false),
        times(null, null, "2026-10-22T11:59:59.999Z", 30, NOON, true),
        times(null, null, "2021-11-21T11:59:59Z", 10_000, NOON, true),
        times("0000-01-01T00:00:00Z", "9999-12-31T00:00:00Z", null, 0, NOON, true));
  }

  private static Arguments times(
      @Nullable String created,
      @Nullable String sent,
      @Nullable String vouched,
      int retentionDays,
      String derived,
      boolean replaced) {
    return Arguments.of(created, sent, vouched, retentionDays, derived, replaced);
  }

  @ParameterizedTest
  @MethodSource("times")
  void followsTheLaw(
      @Nullable Instant created,
      @Nullable Instant sent,
      @Nullable Instant vouched,
      int retentionDays,
      Instant derived,
      boolean replaced) {
    var event =
        Event.in(7)
            .set(Field.DVCE_CREATED_TSTAMP, created)
            .set(Field.DVCE_SENT_TSTAMP, sent)
            .set(Field.TRUE_TSTAMP, vouched)
            .build();

    var enriched =
        new DerivedTime().enrich(event, Sample.envelope(Instant.parse(NOON), retentionDays));

    assertThat(enriched.time(Field.DERIVED_TSTAMP)).isEqualTo(derived);
    assertThat(enriched.get(Field.DERIVED_TSTAMP_REPLACED)).isEqualTo(replaced);
  }
}
