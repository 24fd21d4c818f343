package dev.footfall.e2e;

import java.time.Duration;
import java.util.stream.Stream;

/** What the tests of {@code ./footfall demo} share. */
final class Demo {
  static final String PROJECT = "demo/shop";

  private Demo() {}

  /** Waits until it says how to sign in, which it does when all traffic is stored. */
  static void awaitSent(FootfallProcess footfall, Duration limit) {
    String output =
        Await.until(
            limit,
            footfall::output,
            text -> text.contains("Ctrl-C stops it") || !footfall.isRunning());
    if (!footfall.isRunning()) {
      throw new AssertionError("the demo ended: " + output + footfall.errors());
    }
  }

  /** A browser script's arguments: where the demo is, how to sign in, and its own. */
  static String[] words(FootfallProcess footfall, String... arguments) {
    var first = Stream.of(footfall.base().toString(), FootfallProcess.ADMIN_PASSWORD);
    return Stream.concat(first, Stream.of(arguments)).toArray(String[]::new);
  }
}
