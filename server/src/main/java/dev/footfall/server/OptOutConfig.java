package dev.footfall.server;

import dev.footfall.collect.OptOutCookie;
import java.util.List;

/**
 * By which cookie visitors opt out of all that is collected here.
 *
 * @param cookie none: by no cookie
 */
record OptOutConfig(OptOutCookie cookie) {
  static final Key COOKIE =
      Key.of(
          "collector.opt-out-cookie",
          "",
          "name of a cookie, or name=value with a regular expression for the value: nothing is kept"
              + " of requests that have it; empty: no cookie opts out");

  static final List<Key> KEYS = List.of(COOKIE);

  static OptOutConfig of(Settings settings) {
    return new OptOutConfig(
        settings.read(
            COOKIE,
            "a cookie's name such as no-tracking, or name=value with a regular expression for the"
                + " value",
            OptOutCookie::of));
  }
}
