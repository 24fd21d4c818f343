package dev.footfall.server;

import java.util.List;

/**
 * Whether anybody who reaches this server may see what its trackers send ({@code /micro}).
 *
 * @param on for debugging trackers, never where events are anybody's secret
 */
record DebugConfig(boolean on) {
  static final Key DEBUG =
      Key.of(
          "collector.debug",
          "false",
          "the debug API of Snowplow Micro (/micro): everybody who reaches this server sees the"
              + " last events of all projects there");

  static final List<Key> KEYS = List.of(DEBUG);

  static DebugConfig of(Settings settings) {
    return new DebugConfig(
        settings.read(
            DEBUG,
            "true or false",
            text -> {
              if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException(text);
              }
              return text.equals("true");
            }));
  }
}
