package dev.footfall.server;

import java.time.InstantSource;

/**
 * At most so many samples an hour of what nobody asked for, so that strangers cannot fill a disk.
 */
final class Samples {
  private static final int AN_HOUR = 100;
  private static final long HOUR_MILLIS = 3_600_000;

  private final InstantSource clock;
  private long hour;
  private int taken;

  Samples(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether one more may be kept in this hour. */
  synchronized boolean take() {
    long now = clock.millis() / HOUR_MILLIS;
    if (now != hour) {
      hour = now;
      taken = 0;
    }
    return taken++ < AN_HOUR;
  }
}
