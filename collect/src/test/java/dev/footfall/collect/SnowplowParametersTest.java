package dev.footfall.collect;

import static dev.footfall.collect.Sample.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.BadRow;
import dev.footfall.event.Field;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnowplowParametersTest {
  private static final String UE =
      "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0\",\"data\":"
          + "{\"schema\":\"iglu:com.gitlab/custom_event/jsonschema/1-0-2\",\"data\":{\"name\":\"ü?~\"}}}";
  private static final String CO =
      "{\"data\": [ {\"data\":[1],\"schema\":\"iglu:a.b/c/jsonschema/2-1-0\"} ],"
          + "\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\"}";

  static Stream<Arguments> values() {
    return Stream.of(
        value("e", "pp", Field.EVENT, "page_ping"),
        value("e", "se", Field.EVENT, "struct"),
        value("e", "ev", Field.EVENT_VENDOR, "com.google.analytics"),
        value("e", "se", Field.EVENT_NAME, "event"),
        value("e", "tr", Field.EVENT, "transaction"),
        value("e", "ti", Field.EVENT_NAME, "transaction_item"),
        value("e", "ad", Field.EVENT, "ad_impression"),
        value("p", "headset", Field.PLATFORM, "headset"),
        value("ttm", "0", Field.TRUE_TSTAMP, Instant.EPOCH),
        value("tid", "12", Field.TXN_ID, 12),
        value("tid", "null", Field.TXN_ID, null),
        value("fp", "2071613637", Field.USER_FINGERPRINT, "2071613637"),
        value("vid", "", Field.DOMAIN_SESSIONIDX, null),
        value("cookie", "0", Field.BR_COOKIES, false),
        value("f_ag", "1", Field.BR_FEATURES_SILVERLIGHT, true),
        value("cv", "mine-1", Field.V_COLLECTOR, "mine-1"),
        value("ip", "203.0.113.9, 10.0.0.1", Field.USER_IPADDRESS, "203.0.113.9"),
        value("ip", "203.0.113.9|x", Field.USER_IPADDRESS, "203.0.113.9"),
        value("ua", "own agent", Field.USERAGENT, "own agent"),
        value("nuid", "n1", Field.NETWORK_USERID, "n1"),
        value("tnuid", "n2", Field.NETWORK_USERID, "n2"),
        value("page", "a\\tb\\u0007c\\n", Field.PAGE_TITLE, "a    bc"),
        value("page", "\\u0001", Field.PAGE_TITLE, null),
        value("se_va", "12.34", Field.SE_VALUE, 12.34),
        value("se_va", "-1e3", Field.SE_VALUE, -1000.0),
        value("se_va", "null", Field.SE_VALUE, null),
        value("ev_ca", "old", Field.SE_CATEGORY, "old"),
        value("se_la", "l".repeat(4096), Field.SE_LABEL, "l".repeat(4096)),
        value("ti_na", "cup", Field.TI_NAME, "cup"),
        value("ti_pr", "9.5", Field.TI_PRICE, 9.5),
        value("ti_qu", "2", Field.TI_QUANTITY, 2),
        value("tr_tt", "10", Field.TR_TOTAL, 10.0),
        value("tr_cu", "EUR", Field.TR_CURRENCY, "EUR"),
        value("pp_may", "900", Field.PP_YOFFSET_MAX, 900),
        value(
            "co",
            CO,
            Field.CONTEXTS,
            "[ {\"data\":[1],\"schema\":\"iglu:a.b/c/jsonschema/2-1-0\"} ]"),
        value(
            "ue_pr", UE, Field.UNSTRUCT_EVENT, UE.substring(UE.indexOf("{", 1), UE.length() - 1)));
  }

  private static Arguments value(String name, String text, Field field, @Nullable Object expected) {
    return Arguments.of(name, text, field, expected);
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("values")
  void convertsAParameterToItsField(
      String name, String text, Field field, @Nullable Object expected) {
    assertThat(only(name, text).get(field)).isEqualTo(expected);
  }

  static Stream<Arguments> violations() {
    return Stream.of(
        Arguments.of("e", "", "e: missing; it says what kind of event this is"),
        Arguments.of("e", "zz", "e: \"zz\" is none of ["),
        Arguments.of("p", "fridge", "p: \"fridge\" is none of ["),
        Arguments.of("eid", "1-1-1-1-1", "eid: \"1-1-1-1-1\" is no UUID"),
        Arguments.of("eid", "5c3b0f0e-3d5c-4a3e-9d4e-1f6f4b9e2a1g", "eid: "),
        Arguments.of("dtm", "yesterday", "dtm: \"yesterday\" is no time in milliseconds"),
        Arguments.of("dtm", "253402300800000", "dtm: \"253402300800000\" is no time"),
        Arguments.of("vid", "3000000000", "vid: \"3000000000\" is no whole number of 32 bits"),
        Arguments.of("se_va", "NaN", "se_va: \"NaN\" is no decimal number"),
        Arguments.of("se_va", "1d", "se_va: \"1d\" is no decimal number"),
        Arguments.of("se_va", "1e999", "se_va: "),
        Arguments.of("cookie", "yes", "cookie: \"yes\" is neither 1 nor 0"),
        Arguments.of("res", "1280", "res: \"1280\" is no size such as 1280x720"),
        Arguments.of("vp", "-1x5", "vp: \"-1\" is less than nothing"),
        Arguments.of("uid", "u".repeat(256), "uid: is longer than 255 characters: 256"),
        Arguments.of("tr_cu", "EURO", "tr_cu: is longer than 3 characters: 4"),
        Arguments.of("co", "{", "co: is not JSON"),
        Arguments.of("co", "[]", "co: holds something else where an object"),
        Arguments.of("co", UE, "co: holds something else where an array"),
        Arguments.of("co", CO.replace("/contexts/", "/context/"), "co: is not wrapped in"),
        Arguments.of("co", CO + "{}", "co: holds more than one JSON value"),
        Arguments.of("cx", "*", "cx: is not base64"),
        Arguments.of("ue_pr", UE.replace("1-0-2", "1"), "ue_pr: its schema"),
        Arguments.of("ue_pr", "[".repeat(51), "ue_pr: holds something else"),
        Arguments.of("e", "ue", "ue_pr: missing, and so is ue_px"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @MethodSource("violations")
  void namesTheParameterThatCannotBeRead(String name, String text, String message) {
    var decoded = Sample.decode(Sample.payload(Sample.event(name, text)));

    assertThat(decoded.events()).isEmpty();
    assertThat(decoded.badRows()).hasSize(1);
    assertThat(decoded.badRows().getFirst().reason())
        .isEqualTo(BadRow.Reason.TRACKER_PROTOCOL_VIOLATION);
    assertThat(decoded.badRows().getFirst().message()).startsWith(message);
  }

  static Stream<String> encodings() {
    byte[] utf8 = UE.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Base64.getUrlEncoder().withoutPadding().encodeToString(utf8),
        Base64.getUrlEncoder().encodeToString(utf8),
        Base64.getEncoder().encodeToString(utf8),
        Base64.getEncoder().encodeToString(utf8).replace('+', ' '),
        Base64.getMimeEncoder().encodeToString(utf8).replace("\r\n", "\\r\\n"));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void readsEveryKindOfBase64(String encoded) {
    var event = only("e", "ue", "ue_px", encoded);

    assertThat(event.text(Field.UNSTRUCT_EVENT)).contains("{\"name\":\"ü?~\"}");
    assertThat(event.text(Field.EVENT)).isEqualTo("unstruct");
    assertThat(event.text(Field.EVENT_VENDOR)).isEqualTo("com.gitlab");
    assertThat(event.text(Field.EVENT_NAME)).isEqualTo("custom_event");
    assertThat(event.text(Field.EVENT_FORMAT)).isEqualTo("jsonschema");
    assertThat(event.text(Field.EVENT_VERSION)).isEqualTo("1-0-2");
  }

  @Test
  void boundsDepthAndSizeOfAnEventsJson() {
    String deep = CO.replace("[1]", "[".repeat(60) + "]".repeat(60));
    String large = CO.replace("[1]", "[" + "1,".repeat(600_000) + "1]");

    assertThat(Sample.decode(Sample.payload(Sample.event("co", deep))).badRows())
        .singleElement()
        .satisfies(row -> assertThat(row.message()).contains("nesting depth"));
    assertThat(Sample.decode(Sample.payload(Sample.event("co", large))).badRows())
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).isEqualTo(BadRow.Reason.SIZE_VIOLATION));
  }

  @Test
  void prefersTheNamesThatReplacedOlderOnes() {
    var event = only("ev_ca", "old", "se_ca", "new", "nuid", "a", "tnuid", "b");

    assertThat(Map.of("ca", event.text(Field.SE_CATEGORY), "n", event.text(Field.NETWORK_USERID)))
        .isEqualTo(Map.of("ca", "new", "n", "b"));
  }

  @Test
  void fallsBackToTheRefererForThePage() {
    var headers = Map.of("referer", "https://shop.example/cart");
    var event = Sample.decode(Sample.get("e=pv&aid=shop", headers)).events().getFirst();

    assertThat(event.text(Field.PAGE_URL)).isEqualTo("https://shop.example/cart");
  }
}
