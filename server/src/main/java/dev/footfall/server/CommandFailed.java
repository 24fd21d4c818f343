package dev.footfall.server;

/** A command that could not be done: one sentence for the person who typed it, exit code 1. */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the sentence. No stack trace: it is an answer, not a failure. */
  CommandFailed(String sentence) {
    super(sentence, null, false, false);
  }
}
