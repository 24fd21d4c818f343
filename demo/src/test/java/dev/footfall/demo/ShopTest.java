package dev.footfall.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"#]+)\"");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "products",
        "products/gaiwan",
        "cart",
        "checkout",
        "checkout/payment",
        "thank-you"
      })
  void servesPagesWhoseLinksStayInTheShop(String path) {
    var page = Shop.file(path).orElseThrow();
    assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
    var here = URI.create("http://localhost/-/demo/").resolve(path);
    assertThat(LINK.matcher(text(path)).results().map(link -> here.resolve(link.group(1))))
        .filteredOn(link -> !"potters.example".equals(link.getHost()))
        .isNotEmpty()
        .allMatch(link -> Shop.file(link.getPath().substring("/-/demo/".length())).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "products",
        "products/gaiwan",
        "cart",
        "checkout",
        "checkout/payment",
        "thank-you"
      })
  void keepsScriptAndStyleOutOfItsPages(String path) {
    assertThat(text(path))
        .doesNotContain("style=", "<style", "onclick", "javascript:")
        .containsOnlyOnce("<script")
        .contains("defer></script>");
  }

  @ParameterizedTest
  @CsvSource({
    "shop.js, text/javascript; charset=utf-8",
    "shop.css, text/css; charset=utf-8",
    "shapes.svg, image/svg+xml",
    "products.json, application/json",
  })
  void servesWhatItsPagesNeed(String path, String contentType) {
    assertThat(Shop.file(path).orElseThrow().contentType()).isEqualTo(contentType);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nothing", "products/none", "../Shop.class", "index.html", "/", "config.json"})
  void hasNothingElse(String path) {
    assertThat(Shop.file(path)).isEmpty();
  }

  @Test
  void sellsTwelveProductsEachWithAPageAndAPicture() {
    assertThat(Catalogue.PRODUCTS).hasSize(12).doesNotHaveDuplicates();
    assertThat(Catalogue.PRODUCTS)
        .allMatch(product -> Shop.file("products/" + product.slug()).isPresent())
        .allMatch(product -> product.price() > 0);
    assertThat(Pattern.compile("\"shape\": \"([a-z]+)\"").matcher(text("products.json")).results())
        .hasSize(12)
        .allMatch(shape -> text("shapes.svg").contains("id=\"" + shape.group(1) + "\""));
  }

  @Test
  void allowsItsOwnFilesAndTheCollectorAndNothingElse() {
    assertThat(Shop.contentSecurityPolicy(URI.create("http://127.0.0.1:8080")))
        .isEqualTo(
            "default-src 'none'; style-src 'self'; img-src 'self';"
                + " script-src 'self' http://127.0.0.1:8080;"
                + " connect-src 'self' http://127.0.0.1:8080;"
                + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
  }

  private static String text(String path) {
    return new String(Shop.file(path).orElseThrow().bytes(), UTF_8);
  }
}
