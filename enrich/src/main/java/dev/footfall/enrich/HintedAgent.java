package dev.footfall.enrich;

import java.util.Map;

/**
 * What a user agent says, corrected by what the browser says besides: a frozen user agent calls
 * every Windows 10, every Android 10 and every macOS 10.15.7. Hints beat the user agent where they
 * say anything; a television, console or robot stays what it is.
 */
final class HintedAgent {
  private static final int LONGEST = 100;

  /** Brands by the names this program has for them; others are their own names. */
  private static final Map<String, String> NAMES =
      Map.of(
          "Google Chrome", "Chrome",
          "Microsoft Edge", "Edge",
          "YaBrowser", "Yandex Browser",
          "Yandex", "Yandex Browser");

  private static final Map<String, String> FAMILIES =
      Map.of(
          "Windows", "Windows",
          "macOS", "macOS",
          "Mac OS X", "macOS",
          "Android", "Android",
          "Linux", "Linux",
          "iOS", "iOS",
          "Chrome OS", "Chrome OS",
          "ChromeOS", "Chrome OS",
          "Chromium OS", "Chrome OS");

  private HintedAgent() {}

  static Agent of(Agent agent, ClientHints hints) {
    return hints.equals(ClientHints.NONE)
        ? agent
        : device(system(browser(agent, hints), hints), hints);
  }

  private static Agent browser(Agent agent, ClientHints hints) {
    // The engine's own names: a user agent names the browser that is made of it.
    boolean engine =
        hints.brand().isEmpty()
            || hints.brand().equals("Chromium")
            || hints.brand().equals("Android WebView");
    String name = engine ? agent.name() : NAMES.getOrDefault(hints.brand(), cut(hints.brand()));
    String version = numbers(hints.version(), 3);
    boolean sameMajor = major(version).equals(major(agent.version()));
    boolean shorter = version.length() < agent.version().length();
    boolean keep = version.isEmpty() || (engine && !sameMajor) || (sameMajor && shorter);
    return agent.with(name, keep ? agent.version() : version);
  }

  private static Agent system(Agent agent, ClientHints hints) {
    String family = FAMILIES.getOrDefault(hints.platform(), "");
    if (family.isEmpty() || agent.deviceType().equals("Bot")) {
      return agent;
    }
    boolean same = family.equals(agent.osFamily());
    String version =
        family.equals("Windows")
            ? windows(hints.platformVersion())
            : withoutZeros(numbers(hints.platformVersion(), 3));
    // Of a Linux the user agent may tell the distribution; the hint tells its kernel, if anything.
    if (same && (version.isEmpty() || family.equals("Linux"))) {
      return agent;
    }
    if (family.equals("Linux") || version.isEmpty()) {
      return agent.on(family, family, "", "");
    }
    return agent.on(family, family + " " + shown(family, version), version, major(version));
  }

  private static Agent device(Agent agent, ClientHints hints) {
    String name = agent.deviceName().isEmpty() ? cut(hints.model()) : agent.deviceName();
    return switch (agent.deviceType()) {
      case "Bot", "TV", "Console" -> agent;
      default -> agent.device(type(agent, hints), name);
    };
  }

  private static String type(Agent agent, ClientHints hints) {
    return switch (agent.osFamily()) {
      case "Android" ->
          hints.mobile() == null ? agent.deviceType() : hints.mobile() ? "Phone" : "Tablet";
      case "Windows", "macOS", "Linux", "Chrome OS" -> "Desktop";
      default -> agent.deviceType();
    };
  }

  /**
   * Windows' version by the number that browsers give, which is that of an interface of its own.
   */
  private static String windows(String number) {
    return switch (numbers(number, 2)) {
      case "" -> "";
      case "0.1" -> "7";
      case "0.2" -> "8";
      case "0.3" -> "8.1";
      case "0", "0.0" -> "";
      default -> Integer.parseInt(major(numbers(number, 1))) >= 13 ? "11" : "10";
    };
  }

  /** Ten versions of macOS share their first number. */
  private static String shown(String family, String version) {
    boolean old = family.equals("macOS") && major(version).equals("10");
    return family.equals("Windows") ? version : old ? numbers(version, 2) : major(version);
  }

  /** The version's first numbers, at most so many; empty where it does not begin with one. */
  private static String numbers(String version, int most) {
    var numbers = new StringBuilder();
    int count = 0;
    for (String part : version.split("\\.", -1)) {
      boolean number =
          !part.isEmpty() && part.length() <= 9 && part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!number || count == most) {
        break;
      }
      numbers.append(count++ == 0 ? "" : ".").append(part);
    }
    return numbers.toString();
  }

  private static String withoutZeros(String version) {
    String shorter = version;
    while (shorter.endsWith(".0")) {
      shorter = shorter.substring(0, shorter.length() - 2);
    }
    return shorter;
  }

  private static String major(String version) {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  private static String cut(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "");
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }
}
