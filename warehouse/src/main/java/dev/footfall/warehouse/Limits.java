package dev.footfall.warehouse;

import java.time.Duration;

/**
 * How much one question may take.
 *
 * @param time how long it may run
 * @param memory bytes it may use
 */
public record Limits(Duration time, long memory) {
  /** For questions people wait for: a minute and 2 GiB. */
  public static final Limits DEFAULT = new Limits(Duration.ofMinutes(1), 2L << 30);
}
