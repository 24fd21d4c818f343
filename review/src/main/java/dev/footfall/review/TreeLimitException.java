package dev.footfall.review;

import java.io.IOException;

/** Definitions beyond what is read of one commit; the message says to a person which limit. */
public final class TreeLimitException extends IOException {
  private static final long serialVersionUID = 1;

  TreeLimitException(String sentence) {
    super(sentence);
  }

  /** A sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
