package dev.footfall.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a browser says of itself besides its user agent, which no longer tells systems' versions and
 * models (User-Agent Client Hints). What it does not say is empty.
 *
 * @param brand the browser's own name, such as {@code Google Chrome}
 * @param version the browser's, as far as it is known
 * @param platform {@code Windows}, {@code macOS}, {@code Android} …
 * @param platformVersion of Windows not its own: 13 and more stand for Windows 11
 * @param model of a phone or tablet
 * @param mobile whether it wants pages for phones; null where it does not say
 */
record ClientHints(
    String brand,
    String version,
    String platform,
    String platformVersion,
    String model,
    @Nullable Boolean mobile) {

  static final ClientHints NONE = new ClientHints("", "", "", "", "", null);

  /** A brand and its version in a header's list; a backslash stands before a quote in a name. */
  private static final Pattern BRAND =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*+;\\s*+v=\"([^\"]*+)\"");

  private record Brand(String name, String version) {
    /** Browsers add a brand that means nothing, in ever new spellings. */
    boolean isNoise() {
      String letters = name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
      return letters.startsWith("not")
          && (letters.endsWith("brand") || letters.endsWith("browser"));
    }
  }

  /** What the tracker sent, else what the headers say. */
  static ClientHints of(Said said) {
    return said.entity().isEmpty() ? ofHeaders(said) : ofEntity(said.entity());
  }

  private static ClientHints ofHeaders(Said said) {
    var brands = new ArrayList<Brand>();
    var list = BRAND.matcher(said.fullVersions().isEmpty() ? said.brands() : said.fullVersions());
    while (list.find()) {
      brands.add(new Brand(list.group(1), list.group(2)));
    }
    var own = own(brands);
    return new ClientHints(
        own.name(),
        own.version(),
        unquoted(said.platform()),
        unquoted(said.platformVersion()),
        unquoted(said.model()),
        switch (said.mobile()) {
          case "?1" -> true;
          case "?0" -> false;
          default -> null;
        });
  }

  private static ClientHints ofEntity(String json) {
    JsonNode data;
    try {
      data = JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      return NONE;
    }
    var brands = new ArrayList<Brand>();
    for (JsonNode brand : data.path("brands")) {
      brands.add(new Brand(text(brand, "brand"), text(brand, "version")));
    }
    var own = own(brands);
    String full = text(data, "uaFullVersion");
    return new ClientHints(
        own.name(),
        full.isEmpty() ? own.version() : full,
        text(data, "platform"),
        text(data, "platformVersion"),
        text(data, "model"),
        data.path("isMobile").isBoolean() ? data.path("isMobile").asBoolean() : null);
  }

  /** The browser's own brand, which stands beside that of the engine it is made of. */
  private static Brand own(List<Brand> brands) {
    var own = new Brand("", "");
    for (var brand : brands) {
      if (!brand.isNoise() && (own.name().isEmpty() || own.name().equals("Chromium"))) {
        own = brand;
      }
    }
    return own;
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).asString("").strip();
  }

  private static String unquoted(String header) {
    return header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"")
        ? header.substring(1, header.length() - 1).strip()
        : "";
  }
}
