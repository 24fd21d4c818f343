package dev.footfall.server;

import java.util.List;

/**
 * Feature flags.
 *
 * @param on whether they are on until switched off; else off until switched on
 */
record FlagsConfig(boolean on) {
  static final Key DEFAULT =
      Key.of("flags.default", "on", "on, or off: every feature flag is off until switched on");

  static final List<Key> KEYS = List.of(DEFAULT);

  static FlagsConfig of(Settings settings) {
    return new FlagsConfig(settings.read(DEFAULT, "on or off", FlagsConfig::on));
  }

  private static boolean on(String text) {
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("neither");
    };
  }
}
