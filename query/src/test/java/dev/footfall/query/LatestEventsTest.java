package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestEventsTest {
  private final long project = Asked.project();
  private final LatestEvents events = new LatestEvents(Asked.warehouse());

  @Test
  void showsTheEventThatArrivedLastFirst() {
    Asked.store(IntStream.range(0, 25).mapToObj(i -> event(i).build()).toList());

    assertThat(events.count(project)).isEqualTo(25);
    assertThat(titles(0, 3)).containsExactly("page 24", "page 23", "page 22");
    assertThat(titles(20, 20)).containsExactly("page 4", "page 3", "page 2", "page 1", "page 0");
    assertThat(titles(25, 20)).isEmpty();
  }

  @Test
  void showsEveryFieldThatHasAValueInItsType() {
    Asked.store(
        List.of(
            event(0)
                .set(Field.DOC_WIDTH, 1024)
                .set(Field.SE_VALUE, 12.34)
                .set(Field.IS_BOT, true)
                .set(Field.CONTEXTS, "[{\"schema\":\"iglu:a/b/jsonschema/1-0-0\",\"data\":{}}]")
                .build()));

    assertThat(events.page(project, "", 0, 1).getFirst().toString())
        .contains(
            "\"collector_tstamp\":\"2026-11-21 12:00:00.000\"",
            "\"page_title\":\"page 0\"",
            "\"doc_width\":1024",
            "\"se_value\":12.34",
            "\"is_bot\":true",
            "\"contexts\":[{\"schema\":\"iglu:a/b/jsonschema/1-0-0\",\"data\":{}}]")
        .doesNotContain("user_id", "txn_id", "null");
  }

  @Test
  void findsByNameTrackerAndVisitor() {
    Asked.store(
        List.of(
            event(0).set(Field.EVENT_NAME, "page_view").set(Field.USER_ID, "ada").build(),
            event(1).set(Field.EVENT_NAME, "signed_up").set(Field.V_TRACKER, "js-4.10.1").build(),
            event(2).set(Field.DOMAIN_USERID, "d-77").build()));

    assertThat(found("PAGE")).containsExactly("page 0");
    assertThat(found("ada")).containsExactly("page 0");
    assertThat(found("js-4")).containsExactly("page 1");
    assertThat(found("D-77")).containsExactly("page 2");
    assertThat(found("nobody")).isEmpty();
    assertThat(events.count(project, "signed")).isEqualTo(1);
  }

  private List<String> found(String text) {
    return events.page(project, text, 0, 20).stream()
        .map(event -> event.path("page_title").asString())
        .toList();
  }

  @Test
  void showsNothingOfAnotherProject() {
    Asked.store(List.of(event(0).build()));
    long other = Asked.project();

    assertThat(events.count(other)).isZero();
    assertThat(events.page(other, "", 0, 20)).isEmpty();
  }

  private List<String> titles(long offset, int limit) {
    return events.page(project, "", offset, limit).stream()
        .map(event -> event.path("page_title").asString())
        .toList();
  }

  private Event.Builder event(int second) {
    var time = Instant.parse("2026-11-21T12:00:00Z").plusSeconds(second);
    return Event.in(project)
        .set(Field.EVENT_ID, new UUID(project, second))
        .set(Field.EVENT_FINGERPRINT, new UUID(project, second))
        .set(Field.COLLECTOR_TSTAMP, time)
        .set(Field.DERIVED_TSTAMP, time)
        .set(Field.PAGE_TITLE, "page " + second);
  }
}
