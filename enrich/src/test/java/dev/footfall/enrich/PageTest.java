package dev.footfall.enrich;

import static dev.footfall.enrich.Sample.enriched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Field;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageTest {
  static Stream<Arguments> urls() {
    return Stream.of(
        url(
            "https://shop.example/a%20b/?q=%C3%BC#top",
            "https", "shop.example", 443, "/a%20b/", "q=%C3%BC", "top"),
        url("http://Shop.Example", "http", "shop.example", 80, "", "", ""),
        url("HTTP://u:p@shop.example:8080/x", "http", "shop.example", 8080, "/x", "", ""),
        url("http://[2001:db8::1]:81/", "http", "[2001:db8::1]", 81, "/", "", ""),
        url(
            "https://shop.example/a b|c?x=[1]&y= z",
            "https",
            "shop.example",
            443,
            "/a%20b|c",
            "x=[1]&y=%20z",
            ""),
        url("https://shop.example?q=a?b#c#d", "https", "shop.example", 443, "", "q=a?b", "c#d"),
        url("https://shop.example:99999/", "https", "shop.example", 443, "/", "", ""),
        url("//cdn.example/x", "", "cdn.example", 80, "/x", "", ""),
        url("/cart?x=a:b", "", "", null, "/cart", "x=a:b", ""),
        url("about:blank", "about", "", null, "blank", "", ""),
        url("file:///home/x", "file", "", null, "/home/x", "", ""),
        url("android-app://com.acme/x", "android-app", "com.acme", 80, "/x", "", ""),
        url("::::", "", "", null, "::::", "", ""),
        url("#", "", "", null, "", "", ""));
  }

  private static Arguments url(
      String url,
      String scheme,
      String host,
      @Nullable Integer port,
      String path,
      String query,
      String fragment) {
    return Arguments.of(url, new Url(scheme, host, port, path, query, fragment));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("urls")
  void splitsAUrlAsItIs(String text, Url expected) {
    assertThat(Url.parse(text)).isEqualTo(expected);
    var page = enriched(new PageUrl(), Field.PAGE_URL, text);
    assertThat(page.text(Field.PAGE_URLHOST)).isEqualTo(expected.host());
    assertThat(page.integer(Field.PAGE_URLPORT)).isEqualTo(expected.port());
    assertThat(page.text(Field.PAGE_URLPATH)).isEqualTo(expected.path());
    var referrer = enriched(new Referrer(), Field.PAGE_REFERRER, text);
    assertThat(referrer.text(Field.REFR_URLSCHEME)).isEqualTo(expected.scheme());
    assertThat(referrer.text(Field.REFR_URLQUERY)).isEqualTo(expected.query());
    assertThat(referrer.text(Field.REFR_URLFRAGMENT)).isEqualTo(expected.fragment());
  }

  @Test
  void findsTheCampaignInThePagesQuery() {
    var cases =
        Map.<String, Map<Field, String>>of(
            "utm_source=News+letter&utm_medium=e%2Dmail&utm_campaign=x&utm_term=t&utm_content=c",
            Map.of(
                Field.MKT_SOURCE, "News letter",
                Field.MKT_MEDIUM, "e-mail",
                Field.MKT_CAMPAIGN, "x",
                Field.MKT_TERM, "t",
                Field.MKT_CONTENT, "c"),
            "a=1&gclid=G1",
            Map.of(Field.MKT_CLICKID, "G1", Field.MKT_NETWORK, "Google"),
            "msclkid=M1",
            Map.of(Field.MKT_CLICKID, "M1", Field.MKT_NETWORK, "Microsoft"),
            "dclid=D1",
            Map.of(Field.MKT_CLICKID, "D1", Field.MKT_NETWORK, "DoubleClick"),
            "fbclid=F1&utm_medium=paid_social",
            Map.of(
                Field.MKT_CLICKID,
                "F1",
                Field.MKT_NETWORK,
                "Facebook",
                Field.MKT_MEDIUM,
                "paid_social"),
            "gbraid=B1&ttclid=T1",
            Map.of(Field.MKT_CLICKID, "B1", Field.MKT_NETWORK, "Google"),
            "utm_source=" + "s".repeat(300),
            Map.of(Field.MKT_SOURCE, "s".repeat(255)),
            "utm_sourc=x&q=gclid=",
            Map.of());
    cases.forEach(
        (query, expected) -> {
          var event = enriched(new Campaign(Sample.BUNDLED), Field.PAGE_URLQUERY, query);
          for (var field : Field.all()) {
            if (field.column().startsWith("mkt_")) {
              assertThat(event.get(field)).as(query + " " + field).isEqualTo(expected.get(field));
            }
          }
        });
  }
}
