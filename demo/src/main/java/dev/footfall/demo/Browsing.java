package dev.footfall.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One visit, page by page: what is looked at, clicked, put into the cart and bought. */
final class Browsing {
  static final String SHOP = "https://fernandkettle.example";

  /** A visit ends with its next page after so many events, so that it fits a batch. */
  private static final int MANY_EVENTS = 36;

  private static final Duration PING = Duration.ofSeconds(30);
  private static final int MOST_PINGS = 8;
  private static final String OURS = "iglu:dev.footfall.demo/";
  private static final String CUSTOM = "iglu:com.gitlab/custom_event/jsonschema/1-0-0";

  private final Visit visit;
  private final Draw draw;
  private final Tracked tracked;
  private final List<Product> cart = new ArrayList<>();
  private boolean signsIn;

  private Browsing(Visit visit) {
    this.visit = visit;
    draw = visit.draw();
    tracked = new Tracked(visit, draw);
    signsIn = visit.signsIn();
  }

  /** The events of a visit, the oldest first; at most 50. */
  static List<Map<String, String>> events(Visit visit, Instant end) {
    var browsing = new Browsing(visit);
    browsing.browse(Rhythm.isCampaign(end, visit.start()));
    return browsing.tracked.events();
  }

  private void browse(boolean campaign) {
    Arrival arrival = Arrival.of(visit, campaign, draw);
    boolean bot = visit.visitor().kind() == Visitor.Kind.BOT;
    Step step = Step.LANDING.draw(draw);
    String query = arrival.query().isEmpty() ? "" : "?" + arrival.query();
    View view = open(step, draw.of(Catalogue.PRODUCTS), query, arrival.referrer());
    while (true) {
      Step next = bot ? crawl() : look(view);
      if (next == Step.LEAVE || tracked.events().size() >= MANY_EVENTS) {
        return;
      }
      View before = view;
      view = open(next, draw.of(Catalogue.PRODUCTS), "", before.url());
    }
  }

  private View open(Step step, Product product, String query, String referrer) {
    String url = SHOP + step.path(product) + query;
    var view = new View(step, product, draw.uuid().toString(), url, referrer, height(step));
    tracked.pageView(view);
    return view;
  }

  private int height(Step step) {
    return switch (step) {
      case HOME -> draw.between(2_600, 3_400);
      case PRODUCTS -> draw.between(2_900, 4_200);
      case PRODUCT -> draw.between(1_500, 2_300);
      default -> draw.between(900, 1_300);
    };
  }

  private Step crawl() {
    tracked.passes(Duration.ofMillis(draw.between(900, 6_000)));
    return draw.chance(0.12) ? Step.LEAVE : draw.chance(0.3) ? Step.PRODUCTS : Step.PRODUCT;
  }

  private Step look(View view) {
    Step next = view.step().next(draw);
    read(view, next == Step.LEAVE ? 20 : 38);
    signInPerhaps(view);
    return switch (view.step()) {
      case PRODUCT -> shop(view, next);
      case THANK_YOU -> buy(view, next);
      default -> leave(view, next);
    };
  }

  /** Looks at a page for some seconds, half of the time shorter than given. */
  private void read(View view, double seconds) {
    double whole = Math.min(draw.logNormal(seconds, 0.95), 900);
    Duration left = Duration.ofMillis((long) (1_000 * Math.max(whole, 1.2)));
    int seen = 0;
    for (int ping = 0; left.compareTo(PING) > 0 && ping < MOST_PINGS; ping++) {
      left = left.minus(PING);
      tracked.passes(PING);
      if (draw.chance(0.8)) {
        int down = Math.min(view.height(), seen + draw.between(80, 900));
        tracked.pagePing(view, seen, down);
        seen = down;
      }
    }
    tracked.passes(left);
  }

  private void signInPerhaps(View view) {
    boolean asked = view.step() == Step.CHECKOUT || draw.chance(0.15);
    if (signsIn && asked) {
      signsIn = false;
      tracked.signIn();
      tracked.selfDescribing(
          view, OURS + "sign_in/jsonschema/1-0-0", Fields.of("method", "password"));
    }
  }

  private Step shop(View view, Step next) {
    Product product = view.product();
    if (draw.chance(0.14)) {
      cart.add(product);
      tracked.structured(view, "add_to_cart", product.slug(), product.category(), product.price());
      tracked.passes(Duration.ofMillis(draw.between(600, 2_500)));
      return leave(view, draw.chance(0.72) ? Step.CART : Step.PRODUCTS);
    }
    if (draw.chance(0.05)) {
      tracked.selfDescribing(
          view,
          CUSTOM,
          Fields.of(
              "name",
              "wishlist_added",
              "props",
              Fields.of("product", product.slug(), "category", product.category())));
    }
    return leave(view, next);
  }

  private Step buy(View view, Step next) {
    if (!cart.isEmpty()) {
      double total = Math.round(100 * cart.stream().mapToDouble(Product::price).sum()) / 100.0;
      tracked.selfDescribing(
          view,
          OURS + "purchase/jsonschema/1-0-0",
          Fields.of(
              "order_id",
              "FK-" + draw.between(100_000, 999_999),
              "total",
              total,
              "currency",
              "EUR",
              "items",
              cart.stream().map(Product::slug).toList()));
      cart.clear();
    }
    return leave(view, next);
  }

  /** Some clicks on links are told, inside the shop and out of it. */
  private Step leave(View view, Step next) {
    if (next == Step.LEAVE && draw.chance(0.06)) {
      tracked.linkClick(view, "https://potters.example/makers", "our-makers");
    } else if (next != Step.LEAVE && draw.chance(0.3)) {
      String path = next == Step.PRODUCT ? "/products" : next.path(view.product());
      tracked.linkClick(view, SHOP + path, "to-" + next.name().toLowerCase(Locale.ROOT));
    }
    return next;
  }
}
