package dev.footfall.collect;

import java.time.Duration;
import java.time.Instant;

/**
 * A limit that a request goes beyond.
 *
 * @param limit how many it allows
 * @param observed how many there were, with this request where each one counts
 * @param now when the request arrived
 * @param retryAt when it is worth coming again
 */
public record Overrun(long limit, long observed, Instant now, Instant retryAt) {
  /** How long to wait. */
  public Duration retryAfter() {
    return Duration.between(now, retryAt);
  }
}
