package dev.footfall.demo;

/** Hears how far the sending is. */
@FunctionalInterface
public interface Progress {
  /**
   * Called after each batch, one call at a time.
   *
   * @param sent events sent so far
   * @param total events to send
   */
  void sent(long sent, long total);
}
