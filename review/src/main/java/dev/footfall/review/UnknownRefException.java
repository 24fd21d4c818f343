package dev.footfall.review;

/** A ref that the repository does not have; the message says so to a person. */
public final class UnknownRefException extends Exception {
  private static final long serialVersionUID = 1;

  /** No stack trace: it is an answer, not a failure. */
  UnknownRefException(String sentence) {
    super(sentence, null, false, false);
  }

  /** A sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
