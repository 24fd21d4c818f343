package dev.footfall.demo;

/**
 * How somebody came to the shop.
 *
 * @param referrer the page before; empty where the browser tells none
 * @param query of the address they came to, without the question mark; may be empty
 */
record Arrival(String referrer, String query) {
  private static final String GOOGLE = "https://www.google.com/";
  private static final String BING = "https://www.bing.com/";
  private static final String LETTER =
      "utm_source=newsletter&utm_medium=email&utm_campaign=weekly-leaf";

  private static final Shares<Arrival> FIRST =
      new Shares<Arrival>()
          .add(24, from("", ""))
          .add(22, from(GOOGLE, ""))
          .add(3, from(BING, ""))
          .add(3, from("https://duckduckgo.com/", ""))
          .add(1.5, from("https://www.ecosia.org/", ""))
          .add(9, from(GOOGLE, paid("google", "brand-tea") + "&utm_term=loose+leaf+tea&gclid="))
          .add(2.5, from(BING, paid("bing", "teaware") + "&msclkid="))
          .add(5, from("https://l.instagram.com/", social("instagram", "autumn-cups") + "&fbclid="))
          .add(3, from("https://l.facebook.com/", "fbclid="))
          .add(3, from("https://www.reddit.com/", ""))
          .add(2, from("https://www.youtube.com/", ""))
          .add(1.5, from("https://www.pinterest.com/", ""))
          .add(1, from("https://t.co/", ""))
          .add(4, from("", LETTER))
          .add(4.5, from("https://slowmornings.example/guides/oolong", partner("slowmornings")))
          .add(2.5, from("https://potters.example/makers", partner("potters")))
          .add(2, from("https://chatgpt.com/", "utm_source=chatgpt.com"))
          .add(1, from("https://www.perplexity.ai/", ""));

  private static final Shares<Arrival> AGAIN =
      new Shares<Arrival>()
          .add(48, from("", ""))
          .add(20, from("", LETTER))
          .add(16, from(GOOGLE, ""))
          .add(7, from(GOOGLE, paid("google", "brand-tea") + "&gclid="))
          .add(4, from("https://l.instagram.com/", social("instagram", "autumn-cups")))
          .add(3, from("https://duckduckgo.com/", ""))
          .add(2, from("https://mail.google.com/", LETTER));

  private static final Shares<Arrival> CAMPAIGN =
      new Shares<Arrival>()
          .add(5, from("", "utm_source=newsletter&utm_medium=email&utm_campaign=harvest-week"))
          .add(
              4, from("https://l.instagram.com/", social("instagram", "harvest-week") + "&fbclid="))
          .add(3, from(GOOGLE, paid("google", "harvest-week") + "&gclid="));

  /** Draws how a visit begins. */
  static Arrival of(Visit visit, boolean campaign, Draw draw) {
    if (visit.visitor().kind() == Visitor.Kind.BOT) {
      return from("", "");
    }
    Shares<Arrival> usual = visit.number() == 1 ? FIRST : AGAIN;
    Arrival arrival = (campaign && draw.chance(0.45) ? CAMPAIGN : usual).draw(draw);
    return arrival.query.endsWith("clid=")
        ? from(arrival.referrer, arrival.query + draw.clickId(48))
        : arrival;
  }

  private static Arrival from(String referrer, String query) {
    return new Arrival(referrer, query);
  }

  private static String paid(String source, String campaign) {
    return "utm_source=" + source + "&utm_medium=cpc&utm_campaign=" + campaign;
  }

  private static String social(String source, String campaign) {
    return "utm_source=" + source + "&utm_medium=social&utm_campaign=" + campaign;
  }

  private static String partner(String source) {
    return "utm_source=" + source + "&utm_medium=referral";
  }
}
