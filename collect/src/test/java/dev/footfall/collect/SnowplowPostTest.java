package dev.footfall.collect;

import static dev.footfall.collect.Sample.PAGE_VIEW;
import static dev.footfall.collect.Sample.decode;
import static dev.footfall.collect.Sample.event;
import static dev.footfall.collect.Sample.only;
import static dev.footfall.collect.Sample.payload;
import static dev.footfall.collect.Sample.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.footfall.event.BadRow;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SnowplowPostTest {
  @Test
  void readsEveryFieldOfABrowsersPageView() {
    var headers =
        Map.of("user-agent", "Mozilla/5.0 (X11)", "referer", "https://other.example/", "dnt", "1");
    var decoded = decode(post("", headers, payload(PAGE_VIEW).getBytes(UTF_8)));

    assertThat(decoded.badRows()).isEmpty();
    var event = decoded.events().getFirst();
    assertThat(event.project()).isEqualTo(7);
    assertThat(event.id()).isEqualTo(UUID.fromString("5c3b0f0e-3d5c-4a3e-9d4e-1f6f4b9e2a10"));
    var expected =
        Map.ofEntries(
            Map.entry(Field.APP_ID, "shop"),
            Map.entry(Field.PLATFORM, "web"),
            Map.entry(Field.EVENT, "page_view"),
            Map.entry(Field.EVENT_VENDOR, "com.snowplowanalytics.snowplow"),
            Map.entry(Field.EVENT_NAME, "page_view"),
            Map.entry(Field.EVENT_FORMAT, "jsonschema"),
            Map.entry(Field.EVENT_VERSION, "1-0-0"),
            Map.entry(Field.NAME_TRACKER, "sp"),
            Map.entry(Field.V_TRACKER, "js-4.10.1"),
            Map.entry(Field.V_COLLECTOR, "footfall-1.2.3"),
            Map.entry(Field.COLLECTOR_TSTAMP, Instant.parse("2026-11-21T12:00:00Z")),
            Map.entry(Field.DVCE_CREATED_TSTAMP, Instant.parse("2026-11-21T11:59:59Z")),
            Map.entry(Field.DVCE_SENT_TSTAMP, Instant.parse("2026-11-21T11:59:59.5Z")),
            Map.entry(Field.USER_ID, "ada"),
            Map.entry(Field.DOMAIN_USERID, "d0000000-0000-4000-8000-000000000002"),
            Map.entry(Field.NETWORK_USERID, "0e5f3b1c-7a0a-4f0e-8a53-6f1f0a0c9d11"),
            Map.entry(Field.DOMAIN_SESSIONIDX, 3),
            Map.entry(Field.DOMAIN_SESSIONID, "b1a7c3de-0000-4000-8000-000000000001"),
            Map.entry(Field.USER_IPADDRESS, "192.0.2.7"),
            Map.entry(Field.USERAGENT, "Mozilla/5.0 (X11)"),
            Map.entry(Field.PAGE_URL, "https://shop.example/a%20b?utm_source=news"),
            Map.entry(Field.PAGE_TITLE, "Cups & Mugs"),
            Map.entry(Field.PAGE_REFERRER, "https://search.example/"),
            Map.entry(Field.BR_LANG, "en-GB"),
            Map.entry(Field.BR_COOKIES, true),
            Map.entry(Field.BR_COLORDEPTH, "24"),
            Map.entry(Field.BR_VIEWWIDTH, 1265),
            Map.entry(Field.BR_VIEWHEIGHT, 600),
            Map.entry(Field.OS_TIMEZONE, "Europe/Berlin"),
            Map.entry(Field.DVCE_SCREENWIDTH, 1280),
            Map.entry(Field.DVCE_SCREENHEIGHT, 720),
            Map.entry(Field.DOC_CHARSET, "UTF-8"),
            Map.entry(Field.DOC_WIDTH, 1265),
            Map.entry(Field.DOC_HEIGHT, 3000),
            Map.entry(
                Field.CONTEXTS,
                "[{\"schema\":\"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0\","
                    + "\"data\":{\"id\":\"p1\"}}]"));
    for (var field : Field.all()) {
      if (field != Field.EVENT_ID && field != Field.EVENT_FINGERPRINT) {
        assertThat(event.get(field)).as(field.column()).isEqualTo(expected.get(field));
      }
    }
  }

  @Test
  void keepsTheNeighboursOfABadEvent() {
    var decoded =
        decode(
            payload(
                event("uid", "a"),
                event("uid", "b", "eid", "not-an-id"),
                "17",
                "{\"e\":\"pv\",\"aid\":\"shop\",\"vid\":3}",
                event("uid", "c")));

    assertThat(decoded.events()).extracting(e -> e.text(Field.USER_ID)).containsExactly("a", "c");
    assertThat(decoded.badRows())
        .extracting(BadRow::message)
        .containsExactly(
            "eid: \"not-an-id\" is no UUID such as 5c3b0f0e-3d5c-4a3e-9d4e-1f6f4b9e2a10",
            "\"vid\" must be a text in quotes");
    assertThat(new String(decoded.badRows().get(1).payload(), UTF_8))
        .isEqualTo("{\"e\":\"pv\",\"aid\":\"shop\",\"vid\":3}");
  }

  @Test
  void keepsWhatStandsBeforeABreakAndMakesOneBadRowOfTheRest() {
    String body = payload(event("uid", "a"), event("uid", "b"), event("uid", "c"));
    String cut = body.substring(0, body.lastIndexOf("\"aid\""));

    var decoded = decode(cut);

    assertThat(decoded.events()).extracting(e -> e.text(Field.USER_ID)).containsExactly("a", "b");
    assertThat(decoded.badRows()).hasSize(1);
    var row = decoded.badRows().getFirst();
    assertThat(row.reason()).isEqualTo(BadRow.Reason.COLLECTOR_PAYLOAD_FORMAT_VIOLATION);
    assertThat(row.message()).startsWith("the body is not JSON: Unexpected end-of-input");
    assertThat(new String(row.payload(), UTF_8)).isEqualTo("{\"e\":\"pv\",");
  }

  @Test
  void repairsTextThatIsNotUtf8InsteadOfLosingItsNeighbours() {
    byte[] body = payload(event("page", "caf\u00e9"), event("page", "b")).getBytes(ISO_8859_1);

    var decoded = decode(post("", Map.of(), body));

    assertThat(decoded.badRows()).isEmpty();
    assertThat(decoded.events())
        .extracting(e -> e.text(Field.PAGE_TITLE))
        .containsExactly("caf\ufffd", "b");
  }

  @Test
  void makesOneBadRowOfABodyThatIsNoPayloadData() {
    record Case(String body, String message) {}
    var cases =
        new Case[] {
          new Case("", "the body is not a payload_data object"),
          new Case("[]", "the body is not a payload_data object"),
          new Case("e=pv&aid=shop", "the body is not JSON"),
          new Case("{\"data\":[" + event() + "]}", "the body names no schema"),
          new Case(
              "{\"schema\":\"iglu:a/b/jsonschema/1-0-0\",\"data\":[" + event() + "]}",
              "the body's schema is \"iglu:a/b/jsonschema/1-0-0\""),
          new Case(payload(), "the body's data holds no event"),
        };
    for (var sample : cases) {
      var decoded = decode(post("aid=shop", Map.of(), sample.body().getBytes(UTF_8)));
      assertThat(decoded.events()).as(sample.body()).isEmpty();
      assertThat(decoded.badRows()).as(sample.body()).hasSize(1);
      assertThat(decoded.badRows().getFirst().message()).startsWith(sample.message());
    }
  }

  @Test
  void saysWhatFollowsADocument() {
    var decoded = decode(payload(event()) + "{}");

    assertThat(decoded.events()).hasSize(1);
    assertThat(decoded.badRows())
        .extracting(BadRow::message)
        .containsExactly("something follows the payload_data object");
  }

  @Test
  void takesParametersFromTheQueryStringForEveryEvent() {
    byte[] body = payload(event("uid", "a", "tna", "own"), event("aid", "other")).getBytes(UTF_8);

    var decoded = decode(post("aid=shop&tna=query", Map.of(), body));

    assertThat(decoded.events())
        .extracting(e -> e.text(Field.NAME_TRACKER), e -> e.text(Field.APP_ID))
        .containsExactly(tuple("query", "shop"), tuple("query", "shop"));
  }

  @Test
  void readsOnlyTheEventsOfTheEnvelopesProject() {
    String body = payload(event("uid", "a"), event("aid", "blog"), event("aid", ""), "5");
    var header = Map.of("x-gitlab-appid", "shop");
    byte[] bytes = body.getBytes(UTF_8);

    assertThat(decode(body).events()).hasSize(1);
    assertThat(decode(body).badRows()).isEmpty();
    assertThat(decode(post("", header, bytes)).events()).hasSize(2);
    assertThat(decode(post("", header, bytes)).badRows()).hasSize(1);
    assertThat(Sample.arrival(post("", header, bytes)).skim())
        .isEqualTo(new Skim(Map.of("shop", 3, "blog", 1), false));
    assertThat(Sample.arrival(post("", Map.of(), bytes)).skim())
        .isEqualTo(new Skim(Map.of("shop", 1, "blog", 1, "", 2), false));
    assertThat(Sample.arrival(post("aid=q", header, bytes)).skim())
        .isEqualTo(new Skim(Map.of("q", 4), false));
  }

  @Test
  void countsNoEventOfABodyOfWhichNothingCounts() {
    String body = payload(event("aid", "shop"), event("aid", "shop"), event("aid", "blog"));
    byte[] others = body.replace("payload_data", "payload").getBytes(UTF_8);

    assertThat(Sample.arrival(post("", Map.of(), others)).skim())
        .isEqualTo(new Skim(Map.of("shop", 2, "blog", 1), true, true));
    assertThat(decode(post("", Map.of(), others)).events()).isEmpty();
  }

  @Test
  void skimsWhatStandsBeforeABreak() {
    String body = payload(event(), event("aid", "blog"), event());
    byte[] cut = body.substring(0, body.length() - 20).getBytes(UTF_8);

    assertThat(Sample.arrival(post("", Map.of(), cut)).skim())
        .isEqualTo(new Skim(Map.of("shop", 1, "blog", 1), true));
    assertThat(Sample.arrival(post("aid=shop", Map.of(), "{".getBytes(UTF_8))).skim())
        .isEqualTo(new Skim(Map.of("shop", 0), true, true));
  }

  @Test
  void knowsAtTheDoorThatOneBadRowBecomesOfABodyWithoutASchema() {
    byte[] body = "{\"data\":[{\"aid\":\"shop\"},{\"aid\":\"shop\"}]}".getBytes(UTF_8);

    var skim = Sample.arrival(post("", Map.of(), body)).skim();

    assertThat(skim).isEqualTo(new Skim(Map.of("shop", 2), true, true));
    assertThat(skim.parts(2)).isEqualTo(1);
    assertThat(decode(post("aid=shop", Map.of(), body)).badRows()).hasSize(1);
  }

  @Test
  void passesOverNamesItDoesNotKnow() {
    assertThat(only("mac", "00:00", "zzz", "1", "page", "kept").text(Field.PAGE_TITLE))
        .isEqualTo("kept");
  }

  @Test
  void makesTheSameBadRowIdsWhenARecordIsReadAgain() {
    String body = payload("1", event("vid", "x"), event());
    var envelope = Sample.envelope(post("aid=shop", Map.of(), body.getBytes(UTF_8)));

    var first = Sample.PROTOCOLS.decode(envelope, 42).badRows();
    var again = Sample.PROTOCOLS.decode(envelope, 42).badRows();
    var next = Sample.PROTOCOLS.decode(envelope, 43).badRows();

    assertThat(first).extracting(BadRow::id).doesNotHaveDuplicates().hasSize(2);
    assertThat(again).extracting(BadRow::id).isEqualTo(first.stream().map(BadRow::id).toList());
    assertThat(next).extracting(BadRow::id).doesNotContain(first.getFirst().id());
  }

  @Test
  void survivesAnEventNestedDeeperThanAnybodyNeeds() {
    String deep = "[".repeat(5000) + "]".repeat(5000);

    var decoded = decode(payload(event("uid", "a"), "{\"aid\":\"shop\",\"x\":" + deep + "}"));

    assertThat(decoded.events()).hasSize(1);
    assertThat(decoded.badRows()).hasSize(1);
  }

  @Test
  void keepsTheRestOfAnEndlessRequestAsOneBadRow() {
    byte[] body = payload("1" + ",1".repeat(200_000)).getBytes(UTF_8);

    var decoded = decode(post("aid=shop", Map.of(), body));

    assertThat(Sample.arrival(post("aid=shop", Map.of(), body)).skim())
        .isEqualTo(new Skim(Map.of("shop", 100_000), true));
    assertThat(decoded.badRows()).hasSize(100_001);
    var rest = decoded.badRows().getLast();
    assertThat(rest.reason()).isEqualTo(BadRow.Reason.SIZE_VIOLATION);
    assertThat(rest.message())
        .isEqualTo("the body holds more than 100000 events; here is the rest");
    assertThat(rest.payload()).hasSize(2 * 100_001 - 1 + "]}".length());
  }

  @Test
  void countsTheEventsOfEndlesslyManyKeysTogether() {
    String events =
        IntStream.range(0, 1500)
            .mapToObj(i -> event("aid", "key" + i))
            .collect(Collectors.joining(","));

    var skim = Sample.arrival(post("", Map.of(), payload(events).getBytes(UTF_8))).skim();

    assertThat(skim.events()).hasSize(1001).containsEntry("", 500).containsEntry("key999", 1);
  }

  @Test
  void readsBehindAByteOrderMark() {
    var decoded = decode("\ufeff" + payload(event(), "true"));
    var refused =
        decode(
            post(
                "aid=shop",
                Map.of(),
                ("\ufeff" + payload("true", "\"text\"", "[1]", "-1.50")).getBytes(UTF_8)));

    assertThat(decoded.events()).hasSize(1);
    assertThat(refused.badRows())
        .extracting(r -> new String(r.payload(), UTF_8))
        .containsExactly("true", "\"text\"", "[1]", "-1.50");
  }

  @Test
  void readsFewerEventsWhereEachTakesOverALongQueryOrPage() {
    String page = "https://shop.example/" + "a".repeat(10_000 - 21);
    byte[] body = payload("{}" + ",{}".repeat(20_000)).getBytes(UTF_8);
    var request = post("aid=shop&url=" + page, Map.of("referer", page), body);

    int most = (64 << 20) / (2 * page.length() + "aid=shop&url=".length());
    assertThat(Sample.arrival(request).skim()).isEqualTo(new Skim(Map.of("shop", most), true));
    assertThat(decode(request).badRows().getLast().message())
        .isEqualTo("the body holds more than " + most + " events; here is the rest");
  }
}
