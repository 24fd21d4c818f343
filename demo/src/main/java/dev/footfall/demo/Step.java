package dev.footfall.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A page of the shop, and where people go from it. */
enum Step {
  HOME("/", "Fern & Kettle: tea and what it takes"),
  PRODUCTS("/products", "All teas and teaware | Fern & Kettle"),
  PRODUCT("/products/", " | Fern & Kettle"),
  CART("/cart", "Your cart | Fern & Kettle"),
  CHECKOUT("/checkout", "Checkout | Fern & Kettle"),
  PAYMENT("/checkout/payment", "Payment | Fern & Kettle"),
  THANK_YOU("/thank-you", "Thank you | Fern & Kettle"),
  /** No page: the visit ends. */
  LEAVE("", "");

  /** Where a visit begins. */
  static final Shares<Step> LANDING =
      new Shares<Step>().add(72, HOME).add(15, PRODUCTS).add(13, PRODUCT);

  private static final Map<Step, Shares<Step>> NEXT = new EnumMap<>(Step.class);

  static {
    NEXT.put(HOME, shares().add(62, PRODUCTS).add(8, PRODUCT).add(30, LEAVE));
    NEXT.put(PRODUCTS, shares().add(70, PRODUCT).add(8, HOME).add(22, LEAVE));
    NEXT.put(PRODUCT, shares().add(40, PRODUCTS).add(18, PRODUCT).add(6, HOME).add(36, LEAVE));
    NEXT.put(CART, shares().add(56, CHECKOUT).add(20, PRODUCTS).add(24, LEAVE));
    NEXT.put(CHECKOUT, shares().add(67, PAYMENT).add(8, CART).add(25, LEAVE));
    NEXT.put(PAYMENT, shares().add(75, THANK_YOU).add(5, CHECKOUT).add(20, LEAVE));
    NEXT.put(THANK_YOU, shares().add(20, HOME).add(80, LEAVE));
  }

  private final String path;
  private final String title;

  Step(String path, String title) {
    this.path = path;
    this.title = title;
  }

  Step next(Draw draw) {
    return Objects.requireNonNull(NEXT.get(this)).draw(draw);
  }

  /** The path of this page, for a product where it shows one. */
  String path(Product product) {
    return this == PRODUCT ? path + product.slug() : path;
  }

  String title(Product product) {
    return this == PRODUCT ? product.name() + title : title;
  }

  private static Shares<Step> shares() {
    return new Shares<>();
  }
}
