package dev.footfall.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What the shop sells: the same file that its pages read. */
final class Catalogue {
  static final List<Product> PRODUCTS = read();

  private Catalogue() {}

  private static List<Product> read() {
    try (InputStream in = Catalogue.class.getResourceAsStream("shop/products.json");
        JsonParser json =
            new JsonFactory().createParser(ObjectReadContext.empty(), Objects.requireNonNull(in))) {
      json.nextToken();
      List<Product> products = new ArrayList<>();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        products.add(product(texts(json)));
      }
      return List.copyOf(products);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo shop's products cannot be read", e);
    }
  }

  private static Map<String, String> texts(JsonParser json) {
    Map<String, String> texts = new HashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      texts.put(name, json.getString());
    }
    return texts;
  }

  private static Product product(Map<String, String> texts) {
    return new Product(
        text(texts, "slug"),
        text(texts, "name"),
        text(texts, "category"),
        Double.parseDouble(text(texts, "price")));
  }

  private static String text(Map<String, String> texts, String key) {
    return Objects.requireNonNull(texts.get(key), key);
  }
}
