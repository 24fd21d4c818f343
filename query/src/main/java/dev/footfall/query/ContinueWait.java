package dev.footfall.query;

/** The answer is not there yet; whoever asks again goes on waiting for it. */
final class ContinueWait extends RuntimeException {
  private static final long serialVersionUID = 1;

  ContinueWait() {
    super("Continue wait", null, false, false);
  }
}
