package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Envelope;
import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.json.JsonMapper;

class EnrichmentFuzz {
  private static final List<Enrichment> ALL =
      List.of(
          new DerivedTime(),
          new PageUrl(),
          new Referrer(),
          new Campaign(Sample.BUNDLED),
          new ReferrerMedium(Sample.BUNDLED),
          new CrossDomain(),
          new Language(),
          new UserAgent(Sample.BUNDLED),
          new WebDriver(),
          new DataCentre(Sample.BUNDLED),
          new Geo(Sample.BUNDLED),
          new Device());

  @Property(tries = 500)
  void takesAnyEventAndLeavesWhatTheTrackerSaid(
      @ForAll String any, @ForAll("texts") String text, @ForAll("agents") String agent) {
    for (String page : List.of(any, text)) {
      var event =
          Event.in(7)
              .set(Field.PAGE_URL, page)
              .set(Field.PAGE_REFERRER, page)
              .set(Field.USERAGENT, page.equals(any) ? any : agent)
              .set(Field.USER_IPADDRESS, page)
              .set(Field.DOMAIN_USERID, page)
              .set(Field.CONTEXTS, contexts(page, text))
              .build();
      var enriched = event;
      for (var enrichment : ALL) {
        enriched = enrichment.enrich(enriched, hinting(any, agent));
      }
      for (var field : Field.all()) {
        if (event.get(field) != null) {
          assertThat(enriched.get(field)).isEqualTo(event.get(field));
        }
      }
      assertThat(enriched.time(Field.DERIVED_TSTAMP)).isEqualTo(Instant.EPOCH);
    }
  }

  private static String contexts(String any, String text) {
    String quoted = JsonMapper.shared().writeValueAsString(any);
    return """
    [{"schema": %1$s, "data": %1$s}, {"schema": "iglu:org.ietf/http_client_hints/jsonschema/1-0-0",
    "data": {"brands": [%1$s, {"brand": %1$s, "version": %1$s}], "platform": "Windows", "model": %1$s,
    "platformVersion": %1$s, "uaFullVersion": "%2$s", "isMobile": %1$s}}]\
    """
        .formatted(quoted, text.replaceAll("[^0-9.]", ""));
  }

  private static Envelope hinting(String any, String agent) {
    return new Envelope(
        7,
        "shop",
        365,
        Instant.EPOCH,
        "com.snowplowanalytics.snowplow/tp2",
        "",
        "",
        Map.of(
            "user-agent", agent,
            "accept-language", any,
            "sec-ch-ua", any,
            "sec-ch-ua-platform", '"' + any + '"',
            "sec-ch-ua-platform-version", any,
            "sec-ch-ua-model", any,
            "sec-ch-ua-mobile", "?1"),
        "",
        "",
        false,
        Optional.empty(),
        new byte[0]);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("htps:/?#[]@%&=+. utm_source0123456789abcdef")
        .ofMaxLength(80);
  }

  @Provide
  Arbitrary<String> agents() {
    return Arbitraries.of(
            "Mozilla/5.0 (",
            "Linux; Android 14; ",
            "iPhone; ",
            ") ",
            "AppleWebKit/537.36 ",
            "Chrome/",
            "142.0",
            "Version/",
            "Mobile ",
            "Safari/",
            ";",
            "(",
            "Windows NT ",
            "bot",
            " ",
            "Build/",
            "a")
        .list()
        .ofMaxSize(150)
        .map(parts -> String.join("", parts));
  }
}
