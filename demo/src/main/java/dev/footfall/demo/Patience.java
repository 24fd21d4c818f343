package dev.footfall.demo;

import java.time.Duration;

/**
 * How often a batch is sent, and how long to wait between.
 *
 * @param attempts in all
 * @param first the pause after the first attempt; each later one is twice as long, up to the last
 * @param longest the longest pause
 */
record Patience(int attempts, Duration first, Duration longest) {
  /** About a minute. */
  static final Patience USUAL = new Patience(36, Duration.ofMillis(100), Duration.ofSeconds(2));

  Duration pause(int attempt) {
    Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, 20));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
