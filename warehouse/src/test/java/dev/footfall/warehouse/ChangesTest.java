package dev.footfall.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What moves the marks of answers. */
class ChangesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 11, 2);

  private final Changes changes = new Changes();

  @Test
  void aBatchMovesItsProjectsAndItsDaysOnly() {
    OptionalLong project = changes.mark(1);
    OptionalLong other = changes.mark(2);
    OptionalLong first = changes.mark(1, FIRST, FIRST, true);
    OptionalLong second = changes.mark(1, SECOND, SECOND, true);
    changes.storing(batch(event("2026-11-01T23:59:59.999Z"))).close();

    assertThat(changes.mark(1)).isNotEqualTo(project);
    assertThat(changes.mark(2)).isEqualTo(other);
    assertThat(changes.mark(1, FIRST, FIRST, true)).isNotEqualTo(first);
    assertThat(changes.mark(1, SECOND, SECOND, true)).isEqualTo(second);
  }

  @Test
  void aUserOnADeviceMovesThePeopleOfAllDays() {
    OptionalLong events = changes.mark(1, SECOND, SECOND, false);
    OptionalLong people = changes.mark(1, SECOND, SECOND, true);
    changes
        .storing(
            batch(
                event("2026-11-01T12:00:00Z")
                    .but()
                    .set(Field.DEVICE, "d")
                    .set(Field.USER_ID, "anna")
                    .build()))
        .close();

    assertThat(changes.mark(1, SECOND, SECOND, false)).isEqualTo(events);
    assertThat(changes.mark(1, SECOND, SECOND, true)).isNotEqualTo(people);
  }

  @Test
  void thereIsNoMarkWhileAChangeIsBeingMade() {
    OptionalLong before = changes.mark(1, FIRST, FIRST, false);
    try (var _ = changes.storing(batch(event("2026-11-01T12:00:00Z")))) {
      assertThat(changes.mark(1)).isEmpty();
      assertThat(changes.mark(1, FIRST, FIRST, false)).isEmpty();
      assertThat(changes.mark(1, SECOND, SECOND, false)).isPresent();
      assertThat(changes.mark(2)).isPresent();
      assertThat(changes.mark()).isEmpty();
    }
    assertThat(changes.mark(1, FIRST, FIRST, false)).isPresent().isNotEqualTo(before);
  }

  @Test
  void deletingMovesEveryDay() {
    OptionalLong before = changes.mark(1, FIRST, FIRST, false);
    changes.deleting(List.of(1L)).close();

    assertThat(changes.mark(1, FIRST, FIRST, false)).isNotEqualTo(before);
  }

  @Test
  void aDeletionThatFailedStaysOpenUntilOneOfTheSameProjectsSucceeds() {
    changes.deleting(List.of(1L, 2L)).failed();
    assertThat(changes.mark(1)).isEmpty();
    changes.deleting(List.of(1L)).close();
    assertThat(changes.mark(1)).isEmpty();
    changes.deleting(List.of(1L, 2L, 3L)).close();

    assertThat(changes.mark(1)).isPresent();
    assertThat(changes.mark()).isPresent();
  }

  @Test
  void aDeletionThatIsAtWorkStaysOpenWhenAnotherSucceeds() {
    var working = changes.deleting(List.of(1L));
    changes.deleting(List.of(1L)).close();

    assertThat(changes.mark(1)).isEmpty();
    working.close();
    assertThat(changes.mark(1)).isPresent();
  }

  @Test
  void theOperatorsTablesAreNoneOfTheEventsDays() {
    OptionalLong project = changes.mark(1);
    OptionalLong day = changes.mark(1, FIRST, FIRST, true);
    changes.operating().close();

    assertThat(changes.mark(1)).isNotEqualTo(project);
    assertThat(changes.mark(1, FIRST, FIRST, true)).isEqualTo(day);
  }

  private static Batch batch(Event event) {
    return new Batch(0, 1, List.of(event), List.of());
  }

  private static Event event(String time) {
    return Event.in(1).set(Field.DERIVED_TSTAMP, Instant.parse(time)).build();
  }
}
