package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EnrichmentFuzz {
  private static final List<Enrichment> ALL =
      List.of(
          new DerivedTime(),
          new PageUrl(),
          new Referrer(),
          new Campaign(),
          new UserAgent(),
          Country.bundled(),
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
              .build();
      var enriched = event;
      for (var enrichment : ALL) {
        enriched = enrichment.enrich(enriched, Sample.envelope(Instant.EPOCH, 365));
      }
      for (var field : Field.all()) {
        if (event.get(field) != null) {
          assertThat(enriched.get(field)).isEqualTo(event.get(field));
        }
      }
      assertThat(enriched.time(Field.DERIVED_TSTAMP)).isEqualTo(Instant.EPOCH);
    }
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
