package dev.footfall.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GitLabCollectorTest {
  private static final String PATH = "/-/collector/i";
  private static final String EID = "fbf1679b-0a5c-4bc7-b9d6-3f5c1d1c3e11";
  private static final Map<String, String> BROWSER =
      Map.of("user-agent", "Mozilla/5.0", "cookie", "sp=5c3b0f0e-3d5c-4a3e-9d4e-1f6f4b9e2a10");

  /** The event that GitLab's own tests knew. */
  private static final String FIXTURE =
      "aid=1&p=web&tna=sp&tv=js-2.14.0&eid="
          + EID
          + "&duid=2a2d9a4b-0e3b-4b2f-8a3e-9f1c1b2d3e4f&sid=a2f8a2c1-7d5e-4f6a-9b8c-0d1e2f3a4b5c"
          + "&vid=4&url=http%3A%2F%2Fexample.com%2Fproducts%2F1"
          + "&refr=http%3A%2F%2Fexample.com%2Fproducts%2F1&lang=en-US&cookie=1"
          + "&tz=America%2FLos_Angeles&cs=UTF-8"
          + "&se_ca=category&se_ac=action&se_la=label&se_pr=property&se_va=12.34";

  @Test
  void readsTheEventOfGitLabsOwnTests() {
    var event = only(get(FIXTURE));

    assertThat(event.project()).isEqualTo(7);
    assertThat(event.text(Field.APP_ID)).isEqualTo("1");
    assertThat(event.text(Field.PLATFORM)).isEqualTo("web");
    assertThat(event.text(Field.NAME_TRACKER)).isEqualTo("sp");
    assertThat(event.text(Field.V_TRACKER)).isEqualTo("js-2.14.0");
    assertThat(event.id()).isEqualTo(UUID.fromString(EID));
    assertThat(event.text(Field.DOMAIN_USERID)).isEqualTo("2a2d9a4b-0e3b-4b2f-8a3e-9f1c1b2d3e4f");
    assertThat(event.text(Field.DOMAIN_SESSIONID))
        .isEqualTo("a2f8a2c1-7d5e-4f6a-9b8c-0d1e2f3a4b5c");
    assertThat(event.integer(Field.DOMAIN_SESSIONIDX)).isEqualTo(4);
    assertThat(event.text(Field.PAGE_URL)).isEqualTo("http://example.com/products/1");
    assertThat(event.text(Field.PAGE_REFERRER)).isEqualTo("http://example.com/products/1");
    assertThat(event.text(Field.BR_LANG)).isEqualTo("en-US");
    assertThat(event.flag(Field.BR_COOKIES)).isTrue();
    assertThat(event.text(Field.OS_TIMEZONE)).isEqualTo("America/Los_Angeles");
    assertThat(event.text(Field.DOC_CHARSET)).isEqualTo("UTF-8");
    assertThat(event.text(Field.SE_CATEGORY)).isEqualTo("category");
    assertThat(event.text(Field.SE_ACTION)).isEqualTo("action");
    assertThat(event.text(Field.SE_LABEL)).isEqualTo("label");
    assertThat(event.text(Field.SE_PROPERTY)).isEqualTo("property");
    assertThat(event.number(Field.SE_VALUE)).isEqualTo(12.34);
    assertThat(event.text(Field.EVENT)).isEqualTo("struct");
    assertThat(event.time(Field.COLLECTOR_TSTAMP)).isEqualTo(Sample.NOON);
  }

  @Test
  void readsSizesAndTimesAsWhatTheyAre() {
    var event =
        only(get("aid=1&eid=" + EID + "&e=pv&vp=1265x600&dtm=1795262399000&f_pdf=1&f_ag=0&cd=24"));

    assertThat(event.integer(Field.BR_VIEWWIDTH)).isEqualTo(1265);
    assertThat(event.integer(Field.BR_VIEWHEIGHT)).isEqualTo(600);
    assertThat(event.time(Field.DVCE_CREATED_TSTAMP))
        .isEqualTo(Instant.parse("2026-11-21T11:59:59Z"));
    assertThat(event.get(Field.BR_FEATURES_PDF)).isEqualTo(true);
    assertThat(event.get(Field.BR_FEATURES_SILVERLIGHT)).isEqualTo(false);
    assertThat(event.text(Field.EVENT_NAME)).isEqualTo("page_view");
  }

  @Test
  void takesAnEventThatSaysNoKindAndAnIdThatIsNoUuid() {
    var event = only(get("aid=1&eid=first"));

    assertThat(event.text(Field.EVENT)).isEmpty();
    assertThat(event.text(Field.EVENT_NAME)).isEmpty();
    assertThat(event.id()).isEqualTo(only(get("eid=first&aid=01")).id());
    assertThat(event.id()).isNotEqualTo(only(get("aid=1&eid=second")).id());
  }

  @Test
  void isTheSameEventHoweverTheNumberIsWritten() {
    assertThat(only(get("aid=01&eid=" + EID)).get(Field.EVENT_FINGERPRINT))
        .isEqualTo(only(get("aid=1&eid=" + EID)).get(Field.EVENT_FINGERPRINT));
  }

  @Test
  void readsAFormWhichHasTheLastWord() {
    var type = Map.of("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
    var event = only(request("POST", "aid=2&tna=query", type, "aid=1&eid=" + EID + "&tna=form+1"));
    assertThat(event.text(Field.NAME_TRACKER)).isEqualTo("form 1");

    var json = Map.of("content-type", "application/json");
    assertThat(key(request("POST", "aid=2&eid=1", json, "aid=1"))).isEqualTo("2");
  }

  @Test
  void namesAProjectByDigitsAloneAndOnlyWithAnEventsId() {
    assertThat(key(get("aid=1&eid=1"))).isEqualTo("1");
    assertThat(key(get("aid=0001&eid=1"))).isEqualTo("1");
    assertThat(key(get("aid=0&eid=1"))).isEqualTo("0");
    for (String none :
        Set.of(
            "aid=1",
            "aid=1&eid=",
            "eid=1",
            "aid=&eid=1",
            "aid=1x&eid=1",
            "aid=-1&eid=1",
            "aid=1.0&eid=1",
            "aid=%D9%A1&eid=1",
            "aid=1234567890123456789&eid=1",
            "")) {
      assertThat(key(get(none))).as(none).isEmpty();
    }
  }

  @Test
  void keepsWhatCannotBeReadWithItsReason() {
    String[][] requests = {
      {"aid=1&eid=" + "e".repeat(37), "eid: is longer than 36 characters: 37"},
      {"aid=1&eid=1&duid=" + "d".repeat(129), "duid: is longer than 128 characters: 129"},
      {
        "aid=1&eid=1&dtm=yesterday",
        "dtm: \"yesterday\" is no time in milliseconds within the years 0 to 9999"
      },
      {"aid=1&eid=1&vid=x", "vid: \"x\" is no whole number of 32 bits"},
    };
    for (String[] request : requests) {
      var decoded = decode(get(request[0]));
      assertThat(decoded.events()).isEmpty();
      assertThat(decoded.badRows()).extracting(BadRow::message).containsExactly(request[1]);
      assertThat(new String(decoded.badRows().getFirst().payload(), UTF_8)).isEqualTo(request[0]);
    }
  }

  @Test
  void keepsTheBeginningOfAFormThatIsTooLarge() {
    var request = request("POST", "aid=1&eid=1", Map.of(), "a=" + "b".repeat(1 << 20));
    assertThat(key(request)).isEqualTo("1");
    assertThat(decode(request).badRows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.reason()).isEqualTo(BadRow.Reason.SIZE_VIOLATION);
              assertThat(row.message())
                  .isEqualTo("the form has 1048578 bytes; at most 1048576 are read");
              assertThat(row.payload()).hasSize(65_536);
            });
  }

  @Test
  void takesEveryMethodAtItsPathOnly() {
    for (String method : new String[] {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}) {
      assertThat(Sample.PROTOCOLS.find(method, PATH))
          .map(Protocol::name)
          .contains("com.gitlab/collector");
    }
    assertThat(Sample.PROTOCOLS.find("OPTIONS", PATH)).isEmpty();
    assertThat(Sample.PROTOCOLS.collectAt("/-/collector")).isFalse();
    assertThat(Sample.PROTOCOLS.collectAt("/-/collector/foo")).isFalse();
  }

  @Test
  void answersWithAnImageAndSetsNoCookie() {
    var arrival = Sample.arrival(request("GET", "aid=1&eid=1", BROWSER, ""));
    var reply = arrival.accepted();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers()).containsEntry("content-type", "image/gif");
    assertThat(reply.headers()).doesNotContainKey("set-cookie");
    assertThat(reply.body()).hasSize(43);
    assertThat(arrival.envelope(Sample.SHOP).networkUserId()).isEmpty();
    assertThat(Sample.arrival(request("HEAD", "aid=1&eid=1", BROWSER, "")).accepted().body())
        .isEmpty();
  }

  @Test
  void tellsWhoComesTooOftenWhenToComeAgain() {
    var protocol = Sample.PROTOCOLS.find("GET", PATH).orElseThrow();
    var now = Instant.parse("2026-11-01T10:00:18.500Z");
    var end = Instant.parse("2026-11-01T10:01:00Z");

    var reply = protocol.throttled(get(""), new Overrun(100, 101, now, end));

    assertThat(reply.status()).isEqualTo(429);
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("Retry later\n");
    assertThat(reply.headers())
        .containsEntry("content-type", "text/plain")
        .containsEntry("ratelimit-name", "throttle_product_analytics_collector")
        .containsEntry("ratelimit-limit", "100")
        .containsEntry("ratelimit-observed", "101")
        .containsEntry("ratelimit-remaining", "0")
        .containsEntry("ratelimit-reset", "1793527260")
        .containsEntry("ratelimit-resettime", "Sun, 01 Nov 2026 10:01:00 GMT")
        .containsEntry("retry-after", "42")
        .containsEntry("access-control-allow-origin", "*");
  }

  private static String key(Request request) {
    return Sample.arrival(request).skim().events().keySet().iterator().next();
  }

  private static Event only(Request request) {
    var decoded = decode(request);
    assertThat(decoded.badRows()).isEmpty();
    assertThat(decoded.events()).hasSize(1);
    return decoded.events().getFirst();
  }

  private static Decoded decode(Request request) {
    var arrival = Sample.arrival(request);
    return Sample.PROTOCOLS.decode(arrival.envelope(Sample.SHOP.under(key(request))), 42);
  }

  private static Request get(String query) {
    return request("GET", query, Map.of(), "");
  }

  private static Request request(
      String method, String query, Map<String, String> headers, String body) {
    return new Request(method, PATH, query, headers, "192.0.2.7", body.getBytes(UTF_8));
  }
}
