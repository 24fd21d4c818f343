package dev.footfall.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.BadRow.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LatestBadRowsTest {
  private final long project = Asked.project();
  private final LatestBadRows badRows = new LatestBadRows(Asked.warehouse());

  @Test
  void showsTheNewestFirstWithWhatIsWrongWhereAndWhoSentIt() {
    Asked.storeBad(
        List.of(
            row(
                0,
                "the body is not JSON: Unexpected character",
                "e=pv&aid=shop%20key&tv=js-2.14.0"),
            row(
                1,
                "tr_total: \"twelve\" is no decimal number; vid: \"x\" is no whole number",
                "{\"e\": \"tr\", \"aid\": \"key\", \"tv\" : \"js-4.10.1\"}")));

    assertThat(badRows.count(project)).isEqualTo(2);
    assertThat(badRows.page(project, 0, 20))
        .hasToString(
            """
            [{"received_at":"2026-11-21 12:00:01.000","reason":"tracker_protocol_violation",\
            "field":"tr_total",\
            "message":"tr_total: \\"twelve\\" is no decimal number; vid: \\"x\\" is no whole number",\
            "tracker":"js-4.10.1",\
            "payload":"{\\"e\\": \\"tr\\", \\"aid\\": \\"key\\", \\"tv\\" : \\"js-4.10.1\\"}",\
            "app_id":"key"}, \
            {"received_at":"2026-11-21 12:00:00.000","reason":"tracker_protocol_violation",\
            "field":null,"message":"the body is not JSON: Unexpected character",\
            "tracker":"js-2.14.0","payload":"e=pv&aid=shop%20key&tv=js-2.14.0","app_id":"shop key"}]\
            """);
    assertThat(badRows.page(project, 1, 20)).hasSize(1);
  }

  @Test
  void showsTheBeginningOfALargePayloadAndOddBytesAsSuch() {
    var payload = new byte[40_000];
    payload[0] = (byte) 0xFF;
    Asked.storeBad(
        List.of(
            new BadRow(
                new UUID(project, 9),
                project,
                Instant.parse("2026-11-21T12:00:00Z"),
                "test",
                Reason.SIZE_VIOLATION,
                "too large",
                payload)));

    var shown = badRows.page(project, 0, 1).getFirst().path("payload").asString();
    assertThat(shown).startsWith("\uFFFD").hasSize(16_384);
  }

  @Test
  void showsNothingOfAnotherProject() {
    Asked.storeBad(List.of(row(0, "wrong", "e=pv")));
    long other = Asked.project();

    assertThat(badRows.count(other)).isZero();
    assertThat(badRows.page(other, 0, 20)).isEmpty();
  }

  private BadRow row(int second, String message, String payload) {
    return new BadRow(
        new UUID(project, second),
        project,
        Instant.parse("2026-11-21T12:00:00Z").plusSeconds(second),
        "test",
        Reason.TRACKER_PROTOCOL_VIOLATION,
        message,
        payload.getBytes(StandardCharsets.UTF_8));
  }
}
