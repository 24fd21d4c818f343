package dev.footfall.collect;

import static dev.footfall.collect.Sample.PROTOCOLS;
import static dev.footfall.collect.Sample.decode;
import static dev.footfall.collect.Sample.event;
import static dev.footfall.collect.Sample.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.Envelope;
import dev.footfall.event.Field;
import dev.footfall.event.Origin;
import dev.footfall.event.Precautions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bad row keeps what it takes to read it again, and nothing that was read already. */
class ReadAgainTest {
  @ParameterizedTest
  @MethodSource("dev.footfall.collect.PairsTest#pairs")
  void findsTheSameFaultInWhatIsKept(Pair pair) {
    if (Sample.protocol(pair.request()).declined(pair.request()).isPresent()) {
      return;
    }
    for (BadRow row : decode(pair.request()).badRows()) {
      if (row.origin().orElseThrow().form() == Origin.Form.REST) {
        continue; // what followed a break is a body of its own now, and may be a good one
      }
      var again = PROTOCOLS.decode(again(row, row.payload()), 43);
      assertThat(again.events()).as(pair.title()).isEmpty();
      assertThat(again.badRows())
          .as(pair.title())
          .singleElement()
          .satisfies(
              same -> {
                assertThat(same.reason()).isEqualTo(row.reason());
                assertThat(same.message()).isEqualTo(row.message());
                assertThat(same.payload()).isEqualTo(row.payload());
              });
    }
  }

  @Test
  void takesAnEventOutOfItsBodyAndMendedItIsRead() {
    var row =
        decode(payload(event("page", "Good"), event("vid", "many", "page", "Bad")))
            .badRows()
            .getFirst();

    var again = PROTOCOLS.decode(again(row, mended(row, "many", "2")), 43);
    assertThat(again.badRows()).isEmpty();
    assertThat(again.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get(Field.PAGE_TITLE)).isEqualTo("Bad");
              assertThat(event.get(Field.DOMAIN_SESSIONIDX)).isEqualTo(2);
              assertThat(event.get(Field.COLLECTOR_TSTAMP)).isEqualTo(Sample.NOON);
            });
  }

  @Test
  void keepsWhatABatchSaysOnceForAllItsEvents() {
    var request =
        new Request(
            "POST",
            "/v1/batch",
            "",
            Map.of("content-type", "application/json"),
            "192.0.2.7",
            """
            {"writeKey":"secret","context":{"locale":"de-CH"},"batch":[
              {"type":"page","messageId":"m1","anonymousId":"a","properties":{"title":"Good"}},
              {"type":"pag","messageId":"m2","anonymousId":"a","properties":{"title":"Bad"}}]}\
            """
                .getBytes(UTF_8));
    var row = decode(request).badRows().getFirst();

    assertThat(row.origin().orElseThrow().form()).isEqualTo(Origin.Form.EVENT);
    assertThat(new String(row.origin().orElseThrow().request().body(), UTF_8))
        .isEqualTo("{\"context\":{\"locale\":\"de-CH\"},\"batch\":[]}");
    var again = PROTOCOLS.decode(again(row, mended(row, "\"pag\"", "\"page\"")), 43);
    assertThat(again.badRows()).isEmpty();
    assertThat(again.events())
        .singleElement()
        .satisfies(event -> assertThat(event.get(Field.BR_LANG)).isEqualTo("de-CH"));
  }

  @Test
  void readsWhatFollowsABreakWithWhatPrecededIt() {
    String body = payload(event("page", "Good"), "{\"e\":oops}", event("page", "After"));
    var row = decode(body).badRows().getFirst();

    assertThat(row.origin().orElseThrow().form()).isEqualTo(Origin.Form.REST);
    var again = PROTOCOLS.decode(again(row, mended(row, "oops", "\"pv\",\"aid\":\"shop\"")), 43);
    assertThat(again.badRows()).isEmpty();
    assertThat(again.events()).hasSize(2);
  }

  @Test
  void cannotReadABeginningAgain() {
    String large = "x".repeat(70 << 10);
    var request =
        new Request(
            "POST",
            "/com.snowplowanalytics.iglu/v1",
            "",
            Map.of("content-type", "application/x-www-form-urlencoded"),
            "192.0.2.7",
            ("a=" + large).getBytes(UTF_8));

    assertThat(decode(request).badRows())
        .singleElement()
        .satisfies(row -> assertThat(row.origin()).isEmpty());
  }

  @Test
  void leavesFieldsThatTheProjectPseudonymisesOutOfWhatIsKept() {
    var envelope =
        Sample.envelope(
            Sample.post(
                "uid=ada", Map.of(), payload(event("uid", "ada", "vid", "many")).getBytes(UTF_8)));
    var careful = with(envelope, Set.of(Field.USER_ID, Field.USER_IPADDRESS));
    var rows = PersonalNames.without(PROTOCOLS.decode(careful, 42).badRows(), careful);

    var kept = rows.getFirst().origin().orElseThrow();
    assertThat(new String(kept.with(rows.getFirst().payload()).toBytes(), UTF_8))
        .contains("many")
        .doesNotContain("ada", "192.0.2.7");
  }

  private static Envelope again(BadRow row, byte[] payload) {
    return row.origin().orElseThrow().with(payload);
  }

  private static byte[] mended(BadRow row, String wrong, String right) {
    return new String(row.payload(), UTF_8).replace(wrong, right).getBytes(UTF_8);
  }

  private static Envelope with(Envelope envelope, Set<Field> pseudonymised) {
    return new Envelope(
        envelope.project(),
        envelope.appId(),
        envelope.retentionDays(),
        envelope.receivedAt(),
        envelope.protocol(),
        envelope.query(),
        envelope.contentType(),
        envelope.headers(),
        envelope.ip(),
        envelope.networkUserId(),
        envelope.anonymous(),
        new Precautions("", pseudonymised),
        envelope.refusal(),
        envelope.body());
  }
}
