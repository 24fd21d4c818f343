package dev.footfall.query;

import static dev.footfall.query.BadRowSearch.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.BadRow.Reason;
import dev.footfall.event.Envelope;
import dev.footfall.event.Origin;
import dev.footfall.warehouse.Replayed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    assertThat(badRows.count(project, ALL)).isEqualTo(2);
    assertThat(badRows.page(project, ALL, 0, 20))
        .hasToString(
            """
            [{"received_at":"2026-11-21 12:00:01.000","reason":"tracker_protocol_violation",\
            "field":"tr_total",\
            "message":"tr_total: \\"twelve\\" is no decimal number; vid: \\"x\\" is no whole number",\
            "tracker":"js-4.10.1",\
            "payload":"{\\"e\\": \\"tr\\", \\"aid\\": \\"key\\", \\"tv\\" : \\"js-4.10.1\\"}",\
            "app_id":"key","id":"@00001","protocol":"test","replayable":false}, \
            {"received_at":"2026-11-21 12:00:00.000","reason":"tracker_protocol_violation",\
            "field":null,"message":"the body is not JSON: Unexpected character",\
            "tracker":"js-2.14.0","payload":"e=pv&aid=shop%20key&tv=js-2.14.0","app_id":"shop key",\
            "id":"@00000","protocol":"test","replayable":false}]\
            """
                .replace("@", id(0).toString().substring(0, 31)));
    assertThat(badRows.page(project, ALL, 1, 20)).hasSize(1);
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

    var shown = badRows.page(project, ALL, 0, 1).getFirst().path("payload").asString();
    assertThat(shown).startsWith("\uFFFD").hasSize(16_384);
  }

  @Test
  void showsNothingOfAnotherProject() {
    Asked.storeBad(List.of(row(0, "wrong", "e=pv")));
    long other = Asked.project();

    assertThat(badRows.count(other, ALL)).isZero();
    assertThat(badRows.page(other, ALL, 0, 20)).isEmpty();
  }

  @Test
  void findsByReasonFieldTrackerTextAndTimeAndCountsTheSame() {
    Asked.storeBad(
        List.of(
            row(0, "vid: \"x\" is no whole number", "{\"tv\":\"js-3\",\"page\":\"Käse\"}"),
            row(1, "vid: \"y\" is no whole number", "{\"tv\":\"js-4\"}"),
            row(2, "the body is not JSON", "{\"tv\":\"js-4\", ")));

    assertThat(seconds(search("tracker_protocol_violation", "", "", ""))).containsExactly(2, 1, 0);
    assertThat(seconds(search("size_violation", "", "", ""))).isEmpty();
    assertThat(seconds(search("", "vid", "", ""))).containsExactly(1, 0);
    assertThat(seconds(search("", "", "js-4", ""))).containsExactly(2, 1);
    assertThat(seconds(search("", "vid", "js-4", ""))).containsExactly(1);
    assertThat(seconds(search("", "", "", "KÄSE"))).containsExactly(0);
    assertThat(seconds(search("", "", "", "not json"))).containsExactly(2);
    assertThat(seconds(new BadRowSearch("", "", "", "", at(1), at(2), List.of())))
        .containsExactly(1);
    assertThat(seconds(new BadRowSearch("", "", "", "", at(0), at(9), List.of(id(0), id(2)))))
        .containsExactly(2, 0);
    assertThat(badRows.count(project, search("", "vid", "", ""))).isEqualTo(2);
    assertThat(badRows.counts(project, search("", "", "", "number")))
        .hasToString(
            """
            {"total":2,"by_reason":[{"name":"tracker_protocol_violation","count":2}],\
            "by_field":[{"name":"vid","count":2}],\
            "by_tracker":[{"name":"js-3","count":1},{"name":"js-4","count":1}],\
            "replayed":{"bad_rows":0,"events":0}}\
            """);
  }

  @Test
  void showsNoneThatWasReadAgainAndTellsWhatBecameOfIt() {
    Asked.storeBad(List.of(row(0, "wrong", "e=pv"), row(1, "wrong", "e=pv")));
    Asked.storeReplayed(new Replayed(project, id(0), at(60), 3, 0));

    assertThat(seconds(ALL)).containsExactly(1);
    assertThat(badRows.count(project, ALL)).isEqualTo(1);
    assertThat(badRows.replayed(project, List.of())).isEqualTo(new LatestBadRows.Replayed(1, 3));
    assertThat(badRows.replayed(project, List.of(id(1))))
        .isEqualTo(new LatestBadRows.Replayed(0, 0));
  }

  @Test
  void handsBadRowsOutWithTheirRequestsTheOldestFirst() {
    var origin = new Origin(77, Origin.Form.BODY, request("tv=js-9"));
    Asked.storeBad(
        List.of(
            row(0, "wrong", "first"),
            with(row(1, "wrong: \"ü\"", "second"), origin),
            with(row(2, "wrong", "third"), origin)));

    assertThat(taken("", 9))
        .containsExactly("none", "wrong: \"ü\"|tv=js-9|second", "wrong|tv=js-9|third");
    assertThat(taken(id(1).toString(), 9)).containsExactly("wrong|tv=js-9|third");
    assertThat(taken("", 2)).containsExactly("none", "wrong: \"ü\"|tv=js-9|second");
  }

  private List<String> taken(String after, int limit) {
    var taken = new ArrayList<String>();
    new ReplayableBadRows(Asked.warehouse())
        .visit(
            project,
            ALL,
            after,
            limit,
            at(60),
            (id, replay) ->
                taken.add(
                    replay
                        .map(
                            one ->
                                String.join(
                                    "|",
                                    one.message(),
                                    one.request().query(),
                                    new String(one.request().body(), StandardCharsets.UTF_8)))
                        .orElse("none")));
    return taken;
  }

  private List<Integer> seconds(BadRowSearch search) {
    return badRows.page(project, search, 0, 20).stream()
        .map(row -> Integer.valueOf(row.path("received_at").asString().substring(17, 19)))
        .toList();
  }

  private static BadRowSearch search(String reason, String field, String tracker, String text) {
    return new BadRowSearch(
        reason, field, tracker, text, BadRowSearch.ALWAYS, BadRowSearch.EVER, List.of());
  }

  private static Instant at(int second) {
    return Instant.parse("2026-11-21T12:00:00Z").plusSeconds(second);
  }

  private static BadRow with(BadRow row, Origin origin) {
    return new BadRow(
        row.id(),
        row.project(),
        row.receivedAt(),
        row.protocol(),
        row.reason(),
        row.message(),
        row.payload(),
        Optional.of(origin));
  }

  private Envelope request(String query) {
    return new Envelope(
        project,
        "key",
        0,
        at(0),
        "test",
        query,
        "",
        Map.of(),
        "",
        "",
        false,
        Optional.empty(),
        new byte[0]);
  }

  private UUID id(int number) {
    return new UUID(project, number);
  }

  private BadRow row(int second, String message, String payload) {
    return new BadRow(
        id(second),
        project,
        Instant.parse("2026-11-21T12:00:00Z").plusSeconds(second),
        "test",
        Reason.TRACKER_PROTOCOL_VIOLATION,
        message,
        payload.getBytes(StandardCharsets.UTF_8));
  }
}
