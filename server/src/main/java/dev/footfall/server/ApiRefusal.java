package dev.footfall.server;

/** A call that is refused, with a sentence a person can act on. */
final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String sentence;

  /** With an HTTP status. No stack trace: it is an answer, not a failure. */
  ApiRefusal(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.sentence = sentence;
  }

  int status() {
    return status;
  }

  String sentence() {
    return sentence;
  }
}
