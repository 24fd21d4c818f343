package dev.footfall.bench;

/** Takes one figure. */
@FunctionalInterface
interface Measurement {
  /**
   * Takes it.
   *
   * @throws BenchFailed if it cannot be taken
   */
  Figure take(Ground ground);
}
