package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DerivedTimeProperty {
  private static final long FIRST = -62_167_219_200_000L;
  private static final long LAST = 253_402_300_799_999L;

  @Property
  void liesWithinTheRangeThatTheWarehouseKeeps(
      @ForAll @LongRange(min = FIRST, max = LAST) long created,
      @ForAll @LongRange(min = FIRST, max = LAST) long sent,
      @ForAll @LongRange(min = 1_500_000_000_000L, max = 2_000_000_000_000L) long received,
      @ForAll @IntRange(max = 4000) int retentionDays) {
    var collected = Instant.ofEpochMilli(received);
    var event =
        Event.in(7)
            .set(Field.DVCE_CREATED_TSTAMP, Instant.ofEpochMilli(created))
            .set(Field.DVCE_SENT_TSTAMP, Instant.ofEpochMilli(sent))
            .build();

    var enriched = new DerivedTime().enrich(event, Sample.envelope(collected, retentionDays));
    var derived = Objects.requireNonNull(enriched.time(Field.DERIVED_TSTAMP));

    assertThat(derived)
        .isBetween(collected.minus(Duration.ofDays(1827)), collected.plusSeconds(86_400));
    if (retentionDays > 0) {
      assertThat(derived).isAfterOrEqualTo(collected.minus(Duration.ofDays(retentionDays)));
    }
    if (!enriched.flag(Field.DERIVED_TSTAMP_REPLACED)) {
      assertThat(derived.toEpochMilli()).isEqualTo(received - Math.max(0, sent - created));
    }
  }
}
