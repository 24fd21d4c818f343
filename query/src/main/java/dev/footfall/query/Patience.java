package dev.footfall.query;

import java.time.Duration;

/**
 * How long people and questions are waited for.
 *
 * @param hold how long a request is held before its client is told to ask again
 * @param absence how long a question goes on, and its answer is kept, when nobody waits for it
 * @param work how long a question may take altogether
 */
record Patience(Duration hold, Duration absence, Duration work) {
  /** Cube's: ten seconds, ten minutes for the work; but half a minute where nobody waits. */
  static final Patience USUAL =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(10));
}
