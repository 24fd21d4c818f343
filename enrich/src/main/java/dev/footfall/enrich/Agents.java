package dev.footfall.enrich;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua_parser.OS;
import ua_parser.Parser;

/** Reads user agents: names by uap-core's patterns, kinds of device by what browsers promise. */
final class Agents {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("Chrome Mobile", "Chrome"),
          Map.entry("Chrome Mobile iOS", "Chrome"),
          Map.entry("Mobile Safari", "Safari"),
          Map.entry("Firefox Mobile", "Firefox"),
          Map.entry("Firefox iOS", "Firefox"),
          Map.entry("Edge Mobile", "Edge"),
          Map.entry("Opera Mobile", "Opera"),
          Map.entry("Chrome Mobile WebView", "Android WebView"),
          Map.entry("Mobile Safari UI/WKWebView", "iOS WebView"),
          Map.entry("Other", ""));

  private static final Set<String> DESKTOPS = Set.of("Windows", "macOS", "Linux", "Chrome OS");
  private static final Set<String> UNKNOWN_DEVICES =
      Set.of(
          "Other", "K", "Generic Smartphone", "Generic Tablet", "Generic Feature Phone", "Spider");

  private final Parser parser;
  private final Robots robots;

  /** With uap-core's patterns and the robots that are known. */
  Agents(Parser parser, Robots robots) {
    this.parser = parser;
    this.robots = robots;
  }

  /** Reads uap-core's file of patterns. */
  static DataFile.Content<Parser> patterns(InputStream in) {
    try {
      return new DataFile.Content<>(new Parser(in), "");
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("is no regexes.yaml of uap-core: " + e, e);
    }
  }

  Agent read(Said said) {
    var hints = ClientHints.of(said);
    String text = withModel(said.agent(), hints.model());
    return HintedAgent.of(read(text, hints.brand()), hints);
  }

  /** A frozen user agent has the letter K where the model was. */
  private static String withModel(String agent, String model) {
    return model.isEmpty() ? agent : agent.replace("; K)", "; " + model + ")");
  }

  private Agent read(String text, String brand) {
    var agent = parser.parseUserAgent(text);
    var os = parser.parseOS(text);
    String family = family(os.family, text);
    String version = version(os.major, os.minor, os.patch);
    var robot = robots.kind(text + " " + brand);
    boolean bot = robot == Robots.Kind.ROBOT || robot == Robots.Kind.HEADLESS;
    String type = bot ? "Bot" : deviceType(text, family);
    return new Agent(
        NAMES.getOrDefault(agent.family, agent.family),
        version(agent.major, agent.minor, agent.patch),
        family,
        osName(os, family),
        version,
        os.major == null ? "" : os.major,
        type,
        deviceName(text, family, type),
        robot);
  }

  private static String family(String name, String text) {
    return switch (name) {
      case "Other" -> text.contains("Linux") ? "Linux" : "";
      case "Mac OS X", "Mac OS" -> "macOS";
      default -> {
        if (name.startsWith("Windows ") && !name.contains("Phone")) {
          yield "Windows";
        }
        yield text.contains("Linux") && !text.contains("Android") && text.contains("X11")
            ? "Linux"
            : name;
      }
    };
  }

  private static String osName(OS os, String family) {
    if (family.isEmpty()) {
      return "";
    }
    String name = family.equals("Linux") && !os.family.equals("Other") ? os.family : family;
    // Ten versions of macOS share their first number.
    String version =
        "macOS".equals(family) && "10".equals(os.major)
            ? version(os.major, os.minor, null)
            : os.major;
    return version == null || version.isEmpty() ? name : name + " " + version;
  }

  private static String version(
      @Nullable String major, @Nullable String minor, @Nullable String patch) {
    if (major == null) {
      return "";
    }
    if (minor == null) {
      return major;
    }
    return patch == null ? major + "." + minor : major + "." + minor + "." + patch;
  }

  private static String deviceType(String text, String family) {
    if (containsAny(
        text,
        "SMART-TV",
        "SmartTV",
        "Smart TV",
        "Web0S",
        "GoogleTV",
        "AppleTV",
        "BRAVIA",
        "; AFT")) {
      return "TV";
    }
    if (containsAny(text, "PlayStation", "Xbox", "Nintendo")) {
      return "Console";
    }
    return switch (family) {
      case "iOS" -> text.contains("iPad") ? "Tablet" : "Phone";
      // Android's browsers promise the word on phones, and leave it out on tablets.
      case "Android" -> text.contains("Mobile") ? "Phone" : "Tablet";
      case "KaiOS", "Windows Phone" -> "Phone";
      default -> DESKTOPS.contains(family) ? "Desktop" : "";
    };
  }

  private String deviceName(String text, String family, String type) {
    if (type.equals("Bot") || type.isEmpty()) {
      return "";
    }
    if (type.equals("Desktop")) {
      return family.equals("macOS") ? "Mac" : "";
    }
    String name = parser.parseDevice(text).family;
    return UNKNOWN_DEVICES.contains(name) ? "" : name;
  }

  private static boolean containsAny(String text, String... marks) {
    for (String mark : marks) {
      if (text.contains(mark)) {
        return true;
      }
    }
    return false;
  }
}
