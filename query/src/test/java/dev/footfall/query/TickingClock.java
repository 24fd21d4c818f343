package dev.footfall.query;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on by a second when it is told to. */
final class TickingClock extends Clock {
  private Instant now = Instant.parse("2026-11-21T20:44:00Z");

  TickingClock() {}

  void tick() {
    now = now.plusSeconds(1);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
