package dev.footfall.server;

/**
 * Footfall cannot start as it was asked to; the message is one sentence that says what is wrong,
 * where, and what to do. Shown without a stack trace; exit code 2.
 */
final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartException(String sentence) {
    super(sentence);
  }
}
