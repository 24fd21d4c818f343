package dev.footfall.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The files of the small shop that a person can click through. They are served below one folder,
 * which has to end with a slash and to hold {@code config.json} beside them: {@code {"collector":
 * "http://host:port", "app_id": "…"}}. Its pages carry Snowplow's tracker, loaded from the
 * collector.
 */
public final class Shop {
  private static final Map<String, String> PAGES =
      Map.of(
          "", "index.html",
          "products", "products.html",
          "cart", "cart.html",
          "checkout", "checkout.html",
          "checkout/payment", "payment.html",
          "thank-you", "thank-you.html");

  private static final Map<String, String> FILES =
      Map.of(
          "shop.css", "text/css; charset=utf-8",
          "shop.js", "text/javascript; charset=utf-8",
          "shapes.svg", "image/svg+xml",
          "icon.svg", "image/svg+xml",
          "products.json", "application/json");

  private Shop() {}

  /**
   * A file as it is to be answered.
   *
   * @param contentType for the header of that name
   */
  public record File(String contentType, byte[] bytes) {}

  /**
   * The file of a path; nothing where there is none.
   *
   * @param path below the shop's folder, without a slash in front, such as {@code products/gaiwan}
   */
  public static Optional<File> file(String path) {
    String type = FILES.get(path);
    if (type != null) {
      return Optional.of(new File(type, bytes(path)));
    }
    String page = isProduct(path) ? "product.html" : PAGES.get(path);
    return Optional.ofNullable(page).map(name -> new File("text/html; charset=utf-8", bytes(name)));
  }

  /**
   * The Content-Security-Policy its pages need.
   *
   * @param collector the scheme, host and port of {@code config.json}
   */
  public static String contentSecurityPolicy(URI collector) {
    return "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' "
        + collector
        + "; connect-src 'self' "
        + collector
        + "; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
  }

  private static boolean isProduct(String path) {
    return Catalogue.PRODUCTS.stream()
        .anyMatch(product -> path.equals("products/" + product.slug()));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Shop.class.getResourceAsStream("shop/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The demo shop's file " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The demo shop's file " + name + " cannot be read", e);
    }
  }
}
