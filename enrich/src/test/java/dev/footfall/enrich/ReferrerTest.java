package dev.footfall.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.event.Event;
import dev.footfall.event.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferrerTest {
  private static final List<Enrichment> ENRICHMENTS =
      List.of(
          new PageUrl(),
          new Referrer(),
          new Campaign(Sample.BUNDLED),
          new ReferrerMedium(Sample.BUNDLED),
          new CrossDomain());

  @ParameterizedTest(name = "{0} is {1}: {2}")
  @CsvSource({
    "https://www.google.com/, search, Google, ''",
    "https://www.google.co.uk/search?q=red+shoes, search, Google, red shoes",
    "https://google.com.br/search?q=%20%C3%BC%20, search, Google, ü",
    "https://images.google.de/, search, Google Images, ''",
    "android-app://com.google.android.googlequicksearchbox/, search, Google, ''",
    "https://www.bing.com/search?q=a, search, Bing, a",
    "https://duckduckgo.com/?q=a%26b, search, DuckDuckGo, a&b",
    "https://html.duckduckgo.com/, search, DuckDuckGo, ''",
    "https://uk.search.yahoo.com/search?p=one, search, Yahoo!, one",
    "https://yandex.ru/search/?text=%D0%B4%D0%B0, search, Yandex, да",
    "https://www.baidu.com/s?wd=x, search, Baidu, x",
    "https://tieba.baidu.com/p/1, social, Baidu Tieba, ''",
    "https://search.naver.com/search.naver?query=x, search, Naver, x",
    "https://suche.web.de/web?q=x, search, Web.de, x",
    "https://m.facebook.com/, social, Facebook, ''",
    "https://l.instagram.com/?u=x, social, Instagram, ''",
    "https://t.co/abc, social, X, ''",
    "https://out.reddit.com/, social, Reddit, ''",
    "https://www.pinterest.fr/, social, Pinterest, ''",
    "https://news.ycombinator.com/item?id=1, social, Hacker News, ''",
    "android-app://org.telegram.messenger/, social, Telegram, ''",
    "https://mail.google.com/mail/u/0/, email, Gmail, ''",
    "https://eur01.safelinks.protection.outlook.com/?url=x, email, Outlook, ''",
    "https://chatgpt.com/, chatbot, ChatGPT, ''",
    "https://gemini.google.com/app, chatbot, Gemini, ''",
    "https://www.perplexity.ai/search/x, chatbot, Perplexity, ''",
    "https://claude.ai/, chatbot, Claude, ''",
    "https://googleads.g.doubleclick.net/, paid, Google Ads, ''",
    "https://docs.google.com/document/1, unknown, '', ''",
    "https://google.com.evil.example/, unknown, '', ''",
    "https://notfacebook.com/, unknown, '', ''",
    "https://blog.example/, unknown, '', ''",
    "http://localhost/, unknown, '', ''",
    "https://shop.example/cart?q=x, internal, '', ''",
    "https://www.shop.example/, unknown, '', ''",
    "'', '', '', ''",
    "about:blank, '', '', ''",
  })
  void tellsWhoSentTheVisitor(String referrer, String medium, String source, String term) {
    var event = event("https://shop.example/", referrer);

    assertThat(event.text(Field.REFR_MEDIUM)).isEqualTo(medium);
    assertThat(event.text(Field.REFR_SOURCE)).isEqualTo(source);
    assertThat(event.text(Field.REFR_TERM)).isEqualTo(term);
  }

  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource({
    "gclid=1, https://www.google.com/, paid, Google",
    "gclid=1, '', paid, Google",
    "utm_medium=CPC, https://www.bing.com/, paid, Bing",
    "utm_medium=ppc, https://blog.example/, paid, ''",
    "fbclid=1, https://l.facebook.com/, social, Facebook",
    "fbclid=1, '', '', ''",
    "fbclid=1&utm_medium=paid_social, '', paid, Facebook",
    "utm_medium=email, https://mail.google.com/, email, Gmail",
    "gclid=1, https://shop.example/, internal, ''",
  })
  void tellsVisitsThatWerePaidFor(String query, String referrer, String medium, String source) {
    var event = event("https://shop.example/?" + query, referrer);

    assertThat(event.text(Field.REFR_MEDIUM)).isEqualTo(medium);
    assertThat(event.text(Field.REFR_SOURCE)).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({
    "_sp=6de9024e-17b9-4026-bd4d-efec50ae84cb.1381134561000,"
        + " 6de9024e-17b9-4026-bd4d-efec50ae84cb, 2013-10-07T08:29:21Z",
    "a=1&_sp=abc.1381134561000.session.user.source.web.why, abc, 2013-10-07T08:29:21Z",
    "_sp=abc, abc, null",
    "_sp=abc.not-a-time, abc, null",
    "_sp=abc.999999999999999, abc, null",
    "_sp=.1381134561000, '', null",
    "_spx=abc.1381134561000, '', null",
  })
  void knowsTheVisitorOfALinkBetweenSites(String query, String visitor, String time) {
    var event = event("https://shop.example/?" + query, "");

    assertThat(event.text(Field.REFR_DOMAIN_USERID)).isEqualTo(visitor);
    assertThat(String.valueOf(event.time(Field.REFR_DVCE_TSTAMP))).isEqualTo(time);
  }

  @Test
  void recognisesNobodyWhoAskedForAnonymity() {
    var event = Event.in(7).set(Field.PAGE_URLQUERY, "_sp=abc.1381134561000").build();

    assertThat(new CrossDomain().enrich(event, Sample.anonymous())).isEqualTo(event);
  }

  @Test
  void takesTheFirstLanguageABrowserAsksForWhereItsTrackerNamesNone() {
    var cases =
        Map.of(
            "de-CH,de;q=0.9,en;q=0.8", "de-CH",
            "en", "en",
            "fr;q=0.5", "fr",
            "*", "",
            "", "",
            "<script>", "");
    cases.forEach(
        (header, language) ->
            assertThat(
                    new Language()
                        .enrich(
                            Event.in(7).build(), Sample.envelope(Map.of("accept-language", header)))
                        .text(Field.BR_LANG))
                .as(header)
                .isEqualTo(language));
    var named = Event.in(7).set(Field.BR_LANG, "it").build();
    assertThat(new Language().enrich(named, Sample.envelope(Map.of("accept-language", "en"))))
        .isEqualTo(named);
  }

  private static Event event(String page, String referrer) {
    var event = Event.in(7).set(Field.PAGE_URL, page).set(Field.PAGE_REFERRER, referrer).build();
    for (var enrichment : ENRICHMENTS) {
      event = enrichment.enrich(event, Sample.envelope(Map.of()));
    }
    return event;
  }
}
