package dev.footfall.collect;

import static dev.footfall.collect.Sample.event;
import static dev.footfall.collect.Sample.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.DoNotTrack;
import dev.footfall.event.Envelope;
import dev.footfall.event.EventLimits;
import dev.footfall.event.Field;
import dev.footfall.event.PrivacyPolicy;
import dev.footfall.event.Project;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a project's policy leaves of a request in the journal. */
class PrivacyTest {
  private static final String BROWSER = "Mozilla/5.0 (X11)";
  private static final String KNOWN = "11111111-2222-4333-8444-555555555555";
  private static final byte[] MONDAY = "monday".getBytes(UTF_8);
  private static final byte[] TUESDAY = "tuesday".getBytes(UTF_8);
  private static final PrivacyPolicy ANONYMISE =
      new PrivacyPolicy(DoNotTrack.ANONYMISE, 0, false, Set.of());
  private static final PrivacyPolicy COOKIELESS =
      new PrivacyPolicy(DoNotTrack.IGNORE, 0, true, Set.of());

  @Test
  void leavesNothingThatTellsTheVisitorByAnyProtocol() {
    String entity =
        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-2\","
            + "\"data\":{\"userId\":\"tell-1\",\"sessionId\":\"tell-2\",\"sessionIndex\":3}}";
    String contexts =
        "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0\",\"data\":["
            + entity
            + "]}";
    String packed = Base64.getUrlEncoder().encodeToString(contexts.getBytes(UTF_8));
    String ids = "ip=tell-3&nuid=tell-4&tnuid=tell-5&duid=tell-6&sid=tell-7&uid=tell-8&fp=tell-9";
    String flat =
        "{\"event_type\":\"pageview\",\"source_ip\":\"tell-1\",\"ids\":{\"ga\":\"tell-2\"},"
            + "\"user\":{\"anonymous_id\":\"tell-3\",\"id\":\"tell-4\",\"email\":\"tell-5\"}}";
    String message =
        "{\"type\":\"identify\",\"anonymousId\":\"tell-1\",\"userId\":\"tell-2\","
            + "\"traits\":{\"email\":\"tell-3\"},\"context\":{\"ip\":\"tell-4\"}}";
    record Case(String method, String path, String query, String type, String body) {}
    var cases =
        new Case[] {
          new Case("GET", "/i", "e=pv&aid=shop&" + ids + "&cx=" + packed, "", ""),
          new Case(
              "POST",
              Sample.TP2,
              "uid=tell-0",
              "application/json",
              payload(
                  event("duid", "tell-1", "uid", "tell-2", "sid", "tell-3", "ip", "tell-4"),
                  event("co", contexts.replace("\\", "\\\\"), "nuid", "tell-5"),
                  event("url", "https://shop.example/?_sp=tell-6.1&a=b", "fp", "tell-7"))),
          new Case("POST", Sample.TP2, "", "text/plain", "{\"data\":[{\"duid\":\"tell-1\",broken"),
          new Case("POST", Sample.TP2, "", "text/plain", "tell-1 duid=tell-2"),
          new Case("POST", "/-/collector/i", "", "application/x-www-form-urlencoded", ids),
          new Case("POST", "/api/v1/event", "", "application/json", flat),
          new Case("GET", "/api/v1/p.gif", "data=" + packed(flat), "", ""),
          new Case("POST", "/api/s/identify", "", "application/json", message),
          new Case("GET", "/api/px/identify", "data=" + packed(message), "", ""),
          new Case("POST", "/v1/batch", "", "application/json", "{\"batch\":[" + message + "]}"),
        };
    for (var sample : cases) {
      var headers =
          Map.of(
              "sec-gpc",
              "1",
              "cookie",
              "sp=" + KNOWN,
              "content-type",
              sample.type(),
              "referer",
              "https://shop.example/?a=b&_sp=tell-0.2",
              "user-agent",
              BROWSER);
      byte[] body = sample.body().getBytes(UTF_8);
      var request =
          new Request(sample.method(), sample.path(), sample.query(), headers, "192.0.2.7", body);
      var envelope = envelope(request, ANONYMISE, MONDAY);

      assertThat(told(envelope)).as(sample.path() + " " + sample.body()).doesNotContain("tell-");
      assertThat(told(envelope)).doesNotContain("192.0.2.7", KNOWN);
      assertThat(envelope.anonymous()).isTrue();
      assertThat(envelope.precautions().dailyVisitor()).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void keepsWhatIsNotTheVisitors() {
    String url = "https://shop.example/?_sp=d.1%26a=b%23c";
    var request = Sample.get("e=pv&aid=shop&duid=d&page=Cups+%26&url=" + url, Map.of("dnt", "1"));

    var event = Sample.PROTOCOLS.decode(envelope(request, ANONYMISE), 1).events().getFirst();

    assertThat(event.text(Field.PAGE_TITLE)).isEqualTo("Cups &");
    assertThat(event.text(Field.PAGE_URL)).isEqualTo("https://shop.example/?a=b#c");
  }

  @Test
  void heedsTheWishNotToBeTrackedOnlyWhereItIsSaidAndThePolicyListens() {
    record Case(Map<String, String> headers, PrivacyPolicy policy, boolean anonymous) {}
    var cases =
        new Case[] {
          new Case(Map.of("dnt", "1"), ANONYMISE, true),
          new Case(Map.of("sec-gpc", "1"), ANONYMISE, true),
          new Case(Map.of("dnt", "0", "sec-gpc", "0"), ANONYMISE, false),
          new Case(Map.of(), ANONYMISE, false),
          new Case(Map.of("dnt", "1"), PrivacyPolicy.NONE, false),
          new Case(Map.of("sp-anonymous", "*"), PrivacyPolicy.NONE, true),
        };
    for (var sample : cases) {
      var envelope = envelope(Sample.get("e=pv&uid=ada", sample.headers()), sample.policy());
      assertThat(envelope.anonymous()).as(sample.toString()).isEqualTo(sample.anonymous());
      assertThat(envelope.query().contains("ada")).isNotEqualTo(sample.anonymous());
    }
  }

  @Test
  void masksAddressesBeforeTheyAreKept() {
    record Case(int parts, String peer, String kept) {}
    var cases =
        new Case[] {
          new Case(0, "203.0.113.9", "203.0.113.9"),
          new Case(1, "203.0.113.9", "203.0.113.0"),
          new Case(3, "203.0.113.9", "203.0.0.0"),
          new Case(4, "203.0.113.9", ""),
          new Case(1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:0:0:0:0:0"),
          new Case(4, "2001:db8:1:2:3:4:5:6", ""),
        };
    for (var sample : cases) {
      var policy = new PrivacyPolicy(DoNotTrack.IGNORE, sample.parts(), false, Set.of());
      var own = "{\"context\":{\"ip\":\"" + sample.peer() + "\"}}";
      var posted =
          new Request("POST", "/v1/track", "", Map.of(), sample.peer(), own.getBytes(UTF_8));
      var envelope = envelope(posted, policy);

      assertThat(envelope.ip()).as(sample.toString()).isEqualTo(sample.kept());
      assertThat(new String(envelope.body(), UTF_8))
          .isEqualTo(
              sample.kept().isEmpty()
                  ? "{\"context\":{}}"
                  : "{\"context\":{\"ip\":\"" + sample.kept() + "\"}}");
    }
    var list = Sample.get("e=pv&ip=203.0.113.9%2C10.0.0.1", Map.of());
    assertThat(envelope(list, new PrivacyPolicy(DoNotTrack.IGNORE, 2, false, Set.of())).query())
        .isEqualTo("e=pv&ip=203.0.0.0");
  }

  @Test
  void recognisesAVisitorWithoutACookieForADayOnOneSiteOfOneProject() {
    var request = request(BROWSER, "https://shop.example", "192.0.2.7");
    String visitor = visitor(request, COOKIELESS, MONDAY);

    assertThat(visitor).matches("[0-9a-f]{32}");
    assertThat(visitor(request, COOKIELESS, MONDAY)).isEqualTo(visitor);
    assertThat(
            List.of(
                visitor(request, COOKIELESS, TUESDAY),
                visitor(
                    request(BROWSER + " ", "https://shop.example", "192.0.2.7"),
                    COOKIELESS,
                    MONDAY),
                visitor(request(BROWSER, "https://blog.example", "192.0.2.7"), COOKIELESS, MONDAY),
                visitor(request(BROWSER, "https://shop.example", "192.0.2.8"), COOKIELESS, MONDAY),
                arrival(request, MONDAY)
                    .envelope(project(8, COOKIELESS))
                    .precautions()
                    .dailyVisitor()))
        .doesNotContain(visitor)
        .doesNotHaveDuplicates();
  }

  @Test
  void makesNoHashWhereThereIsAPolicyAgainstItOrNobodyToRecognise() {
    var shop = request(BROWSER, "https://shop.example", "192.0.2.7");

    assertThat(visitor(shop, PrivacyPolicy.NONE, MONDAY)).isEmpty();
    assertThat(visitor(request("node", "", "192.0.2.7"), COOKIELESS, MONDAY)).isEmpty();
    assertThat(visitor(shop, COOKIELESS, new byte[0])).isEmpty();
  }

  @Test
  void sendsTheCookieWhereNoPolicyIsAgainstIt() {
    record Case(Map<String, String> headers, List<PrivacyPolicy> policies, String cookie) {}
    var asked = Map.of("dnt", "1", "cookie", "sp=" + KNOWN);
    var silent = Map.of("cookie", "sp=" + KNOWN);
    var drop = new PrivacyPolicy(DoNotTrack.DROP, 0, false, Set.of());
    var cases =
        new Case[] {
          new Case(silent, List.of(PrivacyPolicy.NONE), "sp=" + KNOWN + "; Max-Age=31536000"),
          new Case(asked, List.of(PrivacyPolicy.NONE), "sp=" + KNOWN + "; Max-Age=31536000"),
          new Case(asked, List.of(ANONYMISE), "sp=; Max-Age=0"),
          new Case(asked, List.of(PrivacyPolicy.NONE, ANONYMISE), "sp=; Max-Age=0"),
          new Case(asked, List.of(drop), ""),
          new Case(silent, List.of(drop), "sp=" + KNOWN + "; Max-Age=31536000"),
          new Case(silent, List.of(COOKIELESS), ""),
        };
    for (var sample : cases) {
      String header =
          Sample.arrival(Sample.get("e=pv", sample.headers()))
              .accepted(sample.policies())
              .headers()
              .getOrDefault("set-cookie", "");
      assertThat(header.replace("; Path=/; Secure; HttpOnly; SameSite=None", ""))
          .as(sample.toString())
          .isEqualTo(sample.cookie());
    }
  }

  @Test
  void keepsNoAddressOfAStrangerWhoAsksNotToBeTracked() {
    var refusal = new Envelope.Refusal(BadRow.Reason.UNKNOWN_APP_ID, "nobody's");
    var arrival = Sample.arrival(Sample.get("e=pv&uid=ada", Map.of("dnt", "1")));

    var envelope = arrival.refused("nobody", refusal, new byte[0]);

    assertThat(envelope.ip()).isEmpty();
    assertThat(envelope.query()).isEqualTo("e=pv");
  }

  @Test
  void keepsNoIdsOfABodyThatIsNeitherJsonNorWhatItCallsItself() {
    for (String type : new String[] {"", "application/x-www-form-urlencoded", "text/plain"}) {
      var headers = Map.of("sp-anonymous", "*", "content-type", type);
      var broken = Sample.post("", headers, "x{\"data\":[{\"duid\":\"tell\"}]}".getBytes(UTF_8));

      assertThat(new String(Sample.envelope(broken).toBytes(), UTF_8)).doesNotContain("tell");
    }
  }

  @Test
  void leavesPseudonymisedFieldsOutOfBadRows() {
    var policy = new PrivacyPolicy(DoNotTrack.IGNORE, 0, false, Set.of(Field.USER_ID));
    record Case(Request request, String payload) {}
    var cases =
        new Case[] {
          new Case(Sample.get("aid=shop&uid=ada&p=web", Map.of()), "aid=shop&p=web"),
          new Case(
              Sample.post(
                  "",
                  Map.of(),
                  payload("{\"aid\":\"shop\",\"uid\":\"ada\",\"e\":\"?\"}").getBytes(UTF_8)),
              "{\"aid\":\"shop\",\"e\":\"?\"}"),
          new Case(Sample.post("", Map.of(), "[{\"uid\":\"ada".getBytes(UTF_8)), "[{!"),
        };
    for (var sample : cases) {
      var envelope = envelope(sample.request(), policy);
      var rows = Sample.PROTOCOLS.decode(envelope, 1).badRows();
      assertThat(new String(PersonalNames.without(rows, envelope).getFirst().payload(), UTF_8))
          .isEqualTo(sample.payload());
    }
  }

  private static Request request(String agent, String origin, String peer) {
    var headers = Map.of("user-agent", agent, "origin", origin);
    return new Request("GET", "/i", "e=pv", headers, peer, new byte[0]);
  }

  private static String visitor(Request request, PrivacyPolicy policy, byte[] salt) {
    return envelope(request, policy, salt).precautions().dailyVisitor();
  }

  private static Envelope envelope(Request request, PrivacyPolicy policy) {
    return envelope(request, policy, MONDAY);
  }

  private static Envelope envelope(Request request, PrivacyPolicy policy, byte[] salt) {
    return arrival(request, salt).envelope(project(7, policy));
  }

  private static Arrival arrival(Request request, byte[] salt) {
    var protocol = Sample.PROTOCOLS.find(request.method(), request.path()).orElseThrow();
    return new Arrival(
        protocol, request, Sample.NOON, TrustedProxies.NONE, Sample.FRESH, () -> salt);
  }

  private static Project project(long id, PrivacyPolicy policy) {
    return new Project(id, "acme/shop", "shop", 0, policy, EventLimits.OF_THE_INSTANCE);
  }

  private static String packed(String json) {
    return Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8));
  }

  /** All that stands in the record, with what is packed in base64 unpacked too. */
  private static String told(Envelope envelope) {
    var told = new StringBuilder(new String(envelope.toBytes(), UTF_8));
    var parameters = new TreeMap<>(QueryString.parse(envelope.query()).parameters());
    for (String name : List.of("data", "cx")) {
      String text = parameters.getOrDefault(name, "");
      told.append(new String(Base64.getUrlDecoder().decode(text), UTF_8));
    }
    return told.toString();
  }
}
