package dev.footfall.query;

/** A rollup cannot be kept, or not be used; the message says why, as the end of a sentence. */
final class UnfitException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnfitException(String why) {
    super(why, null, false, false);
  }

  /** Why, as the end of a sentence that begins with the rollup. */
  String why() {
    return String.valueOf(getMessage());
  }
}
