package dev.footfall.review;

/** A fetch that failed; the message says to a person why. What was fetched before is kept. */
public final class FetchException extends Exception {
  private static final long serialVersionUID = 1;

  FetchException(String sentence) {
    super(sentence);
  }

  FetchException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** A sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
