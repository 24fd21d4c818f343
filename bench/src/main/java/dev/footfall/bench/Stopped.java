package dev.footfall.bench;

/** Somebody does not want to wait any more. */
final class Stopped {
  private Stopped() {}

  static BenchFailed now() {
    Thread.currentThread().interrupt();
    return new BenchFailed("The measuring was stopped.");
  }
}
